export { AcceptLinkPage } from './accept-link-page.tsx';
export { AccountsPage } from './accounts-page.tsx';
export { CardSignIn } from './card-sign-in.tsx';
export { ContactsSection } from './contacts-section.tsx';
export { ProfilePage } from './profile-page.tsx';
export { SecondFactorPage } from './second-factor-page.tsx';
export { SignInPage } from './sign-in-page.tsx';
export { SignOutButton } from './sign-out-button.tsx';
