import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/sign-in.js';

export const messages: Translated<typeof vi> = {
  title: 'Sign in',
  purpose: 'Follows what the city has ordered its agencies to do, until every agency has done it.',
  email: 'E-mail',
  password: 'Password',
  show: 'Show the password',
  submit: 'Sign in',
  emailMissing: 'Enter the e-mail address you were given, for example an.nt@danang.gov.vn.',
  passwordMissing: 'Enter the password.',
  expired: 'Your session has ended. Sign in again to go on; what you typed is kept.',
  again: 'Sign in again',
  otherPerson: 'Sign in with another account',
  forgotten: 'Forgot the password? Ask the administrator at the coordinating department for a new one.',
  setup: 'There is no administrator yet. Open the one-time link printed at start to make the first administrator’s account.',
  demo: {
    title: 'Demonstration accounts',
    sentence: 'People, services and figures are illustrative. Click a line to fill in its e-mail address.',
    password: 'The common password is printed at start and stands in the README.',
    fill: 'Fill in {{email}}',
    officer: 'Reporting officer, Department of Construction',
    head: 'Head, Department of Construction',
    district: 'Reporting officer, Hải Châu District',
    coordinator: 'Coordinating department',
    cityOffice: 'City office',
    leader: 'City leader',
    admin: 'Administrator, holds the demonstration clock',
    others: 'Every agency has officer.<code>@ and head.<code>@demo.test, for example officer.stttt@demo.test.',
  },
};
