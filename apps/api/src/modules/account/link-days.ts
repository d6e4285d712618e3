/** Real days in which the link of an invitation must be used; no demonstration's clock moves them. */
export const LINK_DAYS = 7;
