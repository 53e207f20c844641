import { useEffect, useState, type CSSProperties, type ReactNode } from 'react';

import { useAppearance } from '@/platform/appearance';
import { isWeb } from '@/platform/environment';
import { useHide, useShow } from '@/platform/lifecycle';
import { back, canGoBack, setTitle, type RouteName } from '@/platform/navigation';
import { useOnline } from '@/platform/network';

import { usualAlarm } from './alarm';
import { Icon } from './icon';
import { OverlayHost } from './overlays';
import { Box, Press } from './primitives';

interface PageProps {
  title: string;
  /** No bar: the page brings its own heading. */
  bare?: boolean;
  /** Where back leads when the page was opened by its address. Leave out on pages of the tab bar. */
  backTo?: RouteName;
  /** At the right of the bar on the web; on WeChat it opens the content. */
  aside?: ReactNode;
  /** Help in an emergency, where the page knows for whom; without it the usual one stands there. */
  alarm?: ReactNode;
  /** Buttons in the thumb zone. */
  actions?: ReactNode;
  /** The tab bar, on home pages. */
  tabs?: ReactNode;
  /** Uses the width of a desktop (list and detail). */
  wide?: boolean;
  children: ReactNode;
}

/** From this scale on (22 px main text) a row of buttons has no room for icons on a small phone. */
const LARGE = 1.4;

/** The shell of every page. */
export function Page({ title, bare, backTo, aside, alarm, actions, tabs, wide, children }: PageProps) {
  const { scale, elderMode } = useAppearance();
  const online = useOnline();
  const [onTop, setOnTop] = useState(true);
  const help = alarm ?? usualAlarm();
  const [hasBack] = useState(() => !tabs && (backTo !== undefined || canGoBack()));
  useShow(() => {
    setOnTop(true);
    setTitle(title);
  });
  useHide(() => setOnTop(false));
  useEffect(() => setTitle(title), [title]);

  const style = { '--fs': String(scale) } as CSSProperties;
  return (
    <Box
      className={`page ${elderMode ? 'page--elder' : ''} ${wide ? 'page--wide' : ''} ${tabs && !aside ? 'page--home' : ''} ${scale >= LARGE ? 'page--large' : ''}`}
      style={style}
    >
      {isWeb && !bare ? (
        <Box className="page__bar">
          {hasBack ? (
            <Press id="back" className="page__back" label="返回" onPress={() => back(backTo)}>
              <Icon name="back" />
            </Press>
          ) : null}
          <Box className="page__title" role="heading">
            {title}
          </Box>
          {aside}
        </Box>
      ) : null}
      {online ? null : (
        <Box className="offline" role="status" id="offline">
          <Icon name="cloud" />
          <Box>没有网络。看到的是上次的内容；新的记录会存在手机里，联网后自动上传。</Box>
        </Box>
      )}
      <Box className="page__main" role="main">
        {!isWeb && aside ? <Box>{aside}</Box> : null}
        {children}
      </Box>
      {help || actions || tabs ? (
        <Box className="page__footer">
          {help || actions ? (
            <Box className="page__actions">
              {help}
              {actions}
            </Box>
          ) : null}
          {tabs}
        </Box>
      ) : null}
      {onTop ? <OverlayHost /> : null}
    </Box>
  );
}
