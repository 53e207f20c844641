export { signOut } from './sign-in';
export { SignInForm } from './sign-in-form';
