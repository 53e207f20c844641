export * from './sign-in';
export { SignInForm } from './sign-in-form';
