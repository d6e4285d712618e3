/** Problems of the file as a whole; nothing of it is read. */
export const FILE_PROBLEMS = [
  'empty_file', 'file_too_large', 'old_xls', 'password_protected', 'ods_file', 'xlsb_file', 'macro_file', 'wrong_format', 'damaged_file', 'unsafe_file',
  'too_many_parts', 'expands_too_much', 'too_many_sheets', 'too_many_rows', 'hidden_sheet', 'several_sheets', 'header_not_found',
  'unclosed_quote', 'cell_too_long', 'missing_column', 'duplicate_column', 'no_rows', 'wrong_agency', 'wrong_period', 'made_up_data', 'real_data', 'mixed_agencies', 'mixed_periods',
  'too_many_problems',
] as const;

/** Problems of one cell or one row. */
export const CELL_PROBLEMS = [
  'required', 'merged_cells', 'formula_without_value', 'error_value', 'text_too_long',
  'code_is_number', 'code_is_date', 'code_too_short', 'code_form', 'duplicate_code',
  'not_a_number', 'not_whole', 'negative', 'too_large', 'yes_no_form', 'level_form', 'level_range',
  'date_form', 'date_impossible', 'date_short_year', 'date_out_of_range',
] as const;

/** The file can be taken over, but somebody should look. */
export const WARNINGS = ['unknown_column', 'legacy_encoding', 'hidden_rows', 'other_sheets', 'code_unusual'] as const;

export const PROBLEM_CODES = [...FILE_PROBLEMS, ...CELL_PROBLEMS, ...WARNINGS] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
export type WarningCode = (typeof WARNINGS)[number];

export function severityOf(code: ProblemCode): 'error' | 'warning' {
  return (WARNINGS as readonly string[]).includes(code) ? 'warning' : 'error';
}
