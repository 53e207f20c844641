import { QuestionView } from '@/features/figures';
import { useSignedIn } from '@/features/home';
import { Page } from '@/ui';

/** 数据查询: any figure by place, time, class and kind, and what each figure means. */
export default function QuestionPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="数据查询" backTo="tools" wide>
      <QuestionView account={account} />
    </Page>
  );
}
