import { CONSENT_KINDS } from '@tanfang/domain';

import { ConsentForm, consentTexts, type FileConsent } from '@/features/consents';
import { useSignedIn } from '@/features/home';
import { fileOf } from '@/features/registry';
import { back, useParams } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { Box, Empty, Loaded, Page, say } from '@/ui';

const KINDS: readonly FileConsent[] = ['regular_visits', 'home_visit', 'service_handover'];

/** Records what an elder agrees to, or takes back. */
export default function ConsentPage() {
  const account = useSignedIn();
  const params = useParams<'id' | 'kind'>();
  const elderId = Number(params.id);
  const kind = KINDS.find((one) => one === params.kind) ?? 'regular_visits';
  const page = useResource(elderId ? `consent-${elderId}` : null, async () => ({
    file: await fileOf(elderId),
    texts: await consentTexts(),
  }));
  if (!account) return null;
  return (
    <Page title="登记意愿" backTo="register">
      <Loaded resource={page}>
        {({ file, texts }) => {
          const text = texts.items.find((one) => one.kind === kind);
          return text ? (
            <>
              <Box className="t-title">{`${file.name}：${CONSENT_KINDS[kind]}`}</Box>
              <ConsentForm
                elderId={elderId}
                elderName={file.name}
                kind={kind}
                text={text}
                onSaved={() => {
                  say('已登记，马上生效。');
                  back('register');
                }}
              />
            </>
          ) : (
            <Empty title="没有这项告知内容">请返回档案重新选择。</Empty>
          );
        }}
      </Loaded>
    </Page>
  );
}
