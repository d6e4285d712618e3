/** What a text begins with that a spreadsheet runs, or may (OWASP: CSV injection), full-width signs too; for a class of characters. */
export const FORMULA_SIGNS = '=+\\-@\\t\\r\\n＝＋－＠';
