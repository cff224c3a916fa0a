import './counter.css';

export { RegisterLink } from './register-link.tsx';
export { RegisterPage } from './register-page.tsx';
export { RequestPage } from './request-page.tsx';
export { RegistrationRequestPage, RequestedPage } from './requested-page.tsx';
export { RequestedWorkers } from './requested-workers.tsx';
