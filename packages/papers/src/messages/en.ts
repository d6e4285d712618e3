import type { VI } from './vi.js';

export const EN: Readonly<Record<keyof typeof VI, string>> = {
  yes: 'Yes',
  no: 'No',
  illustrative: 'illustrative data',
  illustrativeMark: 'ILLUSTRATIVE DATA - not an official document or figure',
  page: 'Page',

  registerTitle: 'Register of online public services',
  registerSheet: 'Services',
  coverSheet: 'About',
  agency: 'Agency',
  period: 'Period',
  generatedOn: 'Exported on',
  real: 'official figures of the agency',
  howTo: 'How to fill it in',
  howToCode: 'Procedure codes are text and keep a zero at the end (1.001190). The column is formatted as Text already.',
  howToDate: 'Dates are day/month/year, such as 31/10/2019.',
  howToBlank: 'An empty cell means not known; 0 means that there was no dossier.',
  howToAddress: 'Leave agency code and period code as they are: the system tells by them whose file it is and of which quarter.',
  chooseYesNo: 'Choose Yes or No.',
  chooseLevel: 'Choose level 2, 3 or 4.',
  typeDate: 'Type the date as day/month/year, such as 31/10/2019.',
  typeCount: 'Type a whole number of 0 or more.',
};
