import type { ReportAction } from '@tiendo/domain/reports';
import type { Bilingual } from './locale.js';

/** Everything that the audit trail records, as `noun.verb`. */
export type AuditAction =
  | `report.${Exclude<ReportAction, 'save'>}`
  | 'report.save_item'
  | 'report.accept_unchanged'
  | 'report.read'
  | 'export.download'
  | 'mail.read'
  | 'evidence.attach'
  | 'evidence.remove'
  | 'evidence.restore'
  | 'evidence.download'
  | 'register.take'
  | 'register.edit'
  | 'register.withdraw'
  | 'register.put_back'
  | 'import.try'
  | 'import.apply'
  | 'procedure.add'
  | 'agency.add'
  | 'document.add'
  | 'document.add_clause'
  | 'document.relate'
  | 'target.add'
  | 'target.bind'
  | 'obligation.exempt'
  | 'obligation.end_exemption'
  | 'regime.add'
  | 'period.generate'
  | 'calendar.add_days'
  | 'reminder.urge'
  | 'reminder_rule.edit'
  | 'person.add'
  | 'person.invite'
  | 'person.set_password'
  | 'person.set_locale'
  | 'person.view_as'
  | 'person.view_page'
  | 'person.end_view'
  | 'audit.export'
  | 'audit.sign'
  | 'clock.advance'
  | 'installation.set_up';

/** What somebody did, as the trail tells it. */
export const AUDIT_ACTION_NAMES: Bilingual<AuditAction> = {
  vi: {
    'report.start': 'Bắt đầu soạn báo cáo',
    'report.save_item': 'Ghi một mục báo cáo',
    'report.submit': 'Trình lãnh đạo ký duyệt',
    'report.withdraw': 'Rút lại báo cáo đã trình',
    'report.give_back': 'Yêu cầu soạn lại',
    'report.approve': 'Ký duyệt và gửi báo cáo',
    'report.recall': 'Thu hồi báo cáo đã gửi',
    'report.dispatch': 'Ghi số và ngày phát hành',
    'report.open': 'Mở báo cáo để kiểm tra',
    'report.decide_item': 'Kết luận một mục báo cáo',
    'report.accept_unchanged': 'Xác nhận các mục không đổi',
    'report.read': 'Đọc báo cáo của cơ quan khác',
    'export.download': 'Tải tệp tổng hợp',
    'mail.read': 'Đọc thư gửi người khác',
    'report.return': 'Trả lại, yêu cầu bổ sung',
    'report.accept': 'Xác nhận báo cáo',
    'evidence.attach': 'Đính kèm tài liệu minh chứng',
    'evidence.remove': 'Bỏ tài liệu minh chứng',
    'evidence.restore': 'Đưa lại tài liệu minh chứng',
    'evidence.download': 'Tải tài liệu minh chứng',
    'register.take': 'Thêm dịch vụ vào sổ',
    'register.edit': 'Sửa dịch vụ trong sổ',
    'register.withdraw': 'Đưa dịch vụ ra khỏi sổ',
    'register.put_back': 'Đưa dịch vụ lại vào sổ',
    'import.try': 'Kiểm tra tệp trước khi nhập',
    'import.apply': 'Nhập sổ từ tệp',
    'procedure.add': 'Thêm thủ tục hành chính vào danh mục',
    'agency.add': 'Thêm cơ quan',
    'document.add': 'Thêm văn bản',
    'document.add_clause': 'Thêm điểm, khoản của văn bản',
    'document.relate': 'Nối hai văn bản',
    'target.add': 'Thêm chỉ tiêu',
    'target.bind': 'Giao chỉ tiêu cho cơ quan',
    'obligation.exempt': 'Xác nhận không áp dụng chỉ tiêu',
    'obligation.end_exemption': 'Chấm dứt không áp dụng chỉ tiêu',
    'regime.add': 'Thêm chế độ báo cáo',
    'period.generate': 'Mở kỳ báo cáo',
    'calendar.add_days': 'Nhập ngày nghỉ, ngày làm bù',
    'reminder.urge': 'Đôn đốc cơ quan',
    'reminder_rule.edit': 'Sửa quy tắc nhắc việc',
    'person.add': 'Thêm người dùng',
    'person.invite': 'Cấp liên kết đặt mật khẩu',
    'person.set_password': 'Đặt mật khẩu',
    'person.set_locale': 'Đổi ngôn ngữ',
    'person.view_as': 'Bắt đầu xem như người dùng',
    'person.view_page': 'Mở trang khi xem như người dùng',
    'person.end_view': 'Thôi xem như người dùng',
    'audit.export': 'Tải nhật ký',
    'audit.sign': 'Ký đầu chuỗi nhật ký',
    'clock.advance': 'Cho đồng hồ minh hoạ đi tới',
    'installation.set_up': 'Thiết lập hệ thống lần đầu',
  },
  en: {
    'report.start': 'Began the report',
    'report.save_item': 'Wrote an item of the report',
    'report.submit': 'Submitted the report to the head',
    'report.withdraw': 'Took the report back from the head',
    'report.give_back': 'Gave the report back for rework',
    'report.approve': 'Signed off and sent the report',
    'report.recall': 'Recalled the sent report',
    'report.dispatch': 'Entered number and day of dispatch',
    'report.open': 'Opened the report for review',
    'report.decide_item': 'Decided on an item of the report',
    'report.accept_unchanged': 'Accepted the unchanged items',
    'report.read': 'Read another agency’s report',
    'export.download': 'Downloaded an export',
    'mail.read': 'Read a mail to somebody else',
    'report.return': 'Returned the report',
    'report.accept': 'Accepted the report',
    'evidence.attach': 'Attached evidence',
    'evidence.remove': 'Removed evidence',
    'evidence.restore': 'Put evidence back',
    'evidence.download': 'Downloaded evidence',
    'register.take': 'Took services into the register',
    'register.edit': 'Changed a service',
    'register.withdraw': 'Took a service out of the register',
    'register.put_back': 'Put a service back into the register',
    'import.try': 'Tried a file before importing it',
    'import.apply': 'Imported the register from a file',
    'procedure.add': 'Added announced procedures',
    'agency.add': 'Added an agency',
    'document.add': 'Added a document',
    'document.add_clause': 'Added a clause',
    'document.relate': 'Related two documents',
    'target.add': 'Added a target',
    'target.bind': 'Bound agencies to a target',
    'obligation.exempt': 'Confirmed a target as not applicable',
    'obligation.end_exemption': 'Ended an exemption',
    'regime.add': 'Added a reporting regime',
    'period.generate': 'Opened a reporting period',
    'calendar.add_days': 'Entered days off and worked days',
    'reminder.urge': 'Urged an agency',
    'reminder_rule.edit': 'Changed a reminder rule',
    'person.add': 'Added a person',
    'person.invite': 'Issued a link to set the password',
    'person.set_password': 'Set the password',
    'person.set_locale': 'Changed the language',
    'person.view_as': 'Began to view as the person',
    'person.view_page': 'Opened a page while viewing as the person',
    'person.end_view': 'Stopped viewing as the person',
    'audit.export': 'Downloaded the trail',
    'audit.sign': 'Signed the head of the trail',
    'clock.advance': 'Moved the demonstration’s clock forward',
    'installation.set_up': 'Set the installation up',
  },
};
