/**
 * The same function, keeping what it answered lately: a list or a plan of a whole city asks the same of each elder.
 * @param work a pure function of one text, whose answers nobody changes
 * @param most how many answers are kept; at one more all are forgotten
 */
export function remembering<Text extends string, Answer>(
  work: (text: Text) => Answer,
  most: number,
): (text: Text) => Answer {
  const answers = new Map<Text, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = work(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
