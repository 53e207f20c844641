import type { ReactNode } from 'react';

import type { PagedList } from '@/platform/pages';

import { Button } from './button';
import { Notice } from './content';
import { Loaded } from './loaded';

interface PagedProps<T> {
  pages: PagedList<T>;
  /** What an empty list means. */
  empty: ReactNode;
  children: (rows: T[]) => ReactNode;
  id?: string;
}

/** A list read page by page: the rows, and a button for more while there are more. */
export function Paged<T>({ pages, empty, children, id }: PagedProps<T>) {
  return (
    <Loaded resource={pages.list}>
      {(rows) =>
        rows.length === 0 ? (
          empty
        ) : (
          <>
            {children(rows)}
            {pages.moreProblem ? <Notice tone="warn">{`没能载入更多。${pages.moreProblem.detail}`}</Notice> : null}
            {pages.hasMore ? (
              <Button
                id={id && `${id}-more`}
                block
                busy={pages.loadingMore && '正在载入'}
                onPress={() => void pages.readMore()}
              >
                再看一些
              </Button>
            ) : null}
          </>
        )
      }
    </Loaded>
  );
}
