import { describe, expect, it } from '@jest/globals';
import { PAGES } from '@tiendo/types';
import { entriesFor, isAt, NAVIGATION } from './navigation.js';

const everywhere = () => true;

describe('navigation', () => {
  it('has one entry for every page the server may lead to', () => {
    expect(NAVIGATION.map((entry) => entry.page).sort()).toEqual([...PAGES].sort());
  });

  it('shows what the server says, in its own order, and no page that is not there', () => {
    expect(entriesFor(['calendar', 'home', 'matrix'], everywhere).map((entry) => entry.page)).toEqual(['home', 'matrix', 'calendar']);
    expect(entriesFor(['calendar', 'home'], (to) => to === '/').map((entry) => entry.page)).toEqual(['home']);
  });

  it('marks the page one is on, and home only when one is there', () => {
    const at = (pathname: string) => NAVIGATION.filter((entry) => isAt(entry, pathname)).map((entry) => entry.page);
    expect(at('/')).toEqual(['home']);
    expect(at('/reports/2019-Q3')).toEqual(['reports']);
    expect(at('/reports-old')).toEqual([]);
  });
});
