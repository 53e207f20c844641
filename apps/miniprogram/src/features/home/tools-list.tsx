import { open } from '@/platform/navigation';
import type { Account } from '@/platform/session';
import { Box, Card, Empty, Icon, Row, Section } from '@/ui';

import { TOOLS } from './tools';

/** What the account may do beside the daily list, by group. */
export function ToolsList({ account }: { account: Account }) {
  const groups = Object.entries(TOOLS)
    .map(([title, tools]) => ({
      title,
      tools: tools.filter(({ permission }) => account.permissions.includes(permission)),
    }))
    .filter(({ tools }) => tools.length > 0);
  if (groups.length === 0) return <Empty title="您的角色在这里没有要办的事" />;
  return (
    <Box className="tools">
      {groups.map(({ title, tools }) => (
        <Section key={title} title={title}>
          <Card className="card--rows">
            {tools.map(({ route, label, about, icon }) => (
              <Row key={route} id={`tool-${route}`} onPress={() => open(route)}>
                <Box className="t-strong tools__label">
                  <Icon name={icon} />
                  {label}
                </Box>
                <Box className="t-soft t-small">{about}</Box>
              </Row>
            ))}
          </Card>
        </Section>
      ))}
    </Box>
  );
}
