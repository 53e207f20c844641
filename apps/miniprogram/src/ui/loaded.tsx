import type { ReactNode } from 'react';

import type { Resource } from '@/platform/resource';

import { Button } from './button';
import { Notice } from './content';
import { ErrorState, Skeleton } from './states';

interface LoadedProps<T> {
  resource: Resource<T>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Content that is fetched: skeleton first, then the content; a failed refresh keeps what is on screen and says so. */
export function Loaded<T>({ resource, skeleton, children }: LoadedProps<T>) {
  const { data, problem, reload } = resource;
  const retry = () => void reload();
  if (data === null)
    return problem ? <ErrorState detail={problem.detail} onRetry={retry} /> : <>{skeleton ?? <Skeleton />}</>;
  return (
    <>
      {problem ? (
        <Notice
          tone="warn"
          action={
            <Button kind="quiet" onPress={retry}>
              再试一次
            </Button>
          }
        >
          {`没能更新，下面是上次的内容。${problem.detail}`}
        </Notice>
      ) : null}
      {children(data)}
    </>
  );
}
