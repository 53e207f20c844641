/** WeChat keeps the app's files itself. */
export const keepAppFiles = (): void => undefined;
