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
  | 'person.edit'
  | 'person.give_role'
  | 'person.end_role'
  | 'person.lock'
  | 'person.unlock'
  | 'person.end_sessions'
  | 'person.hand_over'
  | 'person.undo_hand_over'
  | 'delegation.lend'
  | 'delegation.revoke'
  | 'agency.assign_duty'
  | 'person.set_locale'
  | 'person.link_identity'
  | 'person.unlink_identity'
  | 'person.follow_claims'
  | 'person.end_by_provider'
  | 'passkey.add'
  | 'passkey.rename'
  | 'passkey.remove'
  | 'session.sign_in'
  | 'session.refuse_sign_in'
  | 'session.sign_out'
  | 'session.end'
  | 'session.sign_out_everywhere'
  | 'person.change_password'
  | 'session.ask_reset'
  | 'person.write_reset'
  | 'second_factor.begin'
  | 'second_factor.set_up'
  | 'second_factor.give'
  | 'second_factor.end'
  | 'second_factor.reset'
  | 'second_factor.make_recovery_codes'
  | 'second_factor.use_recovery_code'
  | 'api_key.make'
  | 'api_key.rotate'
  | 'api_key.revoke'
  | 'webhook.make'
  | 'webhook.edit'
  | 'webhook.rotate'
  | 'webhook.end'
  | 'webhook.pause'
  | 'webhook.test'
  | 'webhook.resend'
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
    'person.edit': 'Sửa thông tin người dùng',
    'person.give_role': 'Giao vai trò',
    'person.end_role': 'Cho vai trò kết thúc',
    'person.lock': 'Khóa tài khoản',
    'person.unlock': 'Mở khóa tài khoản',
    'person.end_sessions': 'Kết thúc mọi phiên đăng nhập',
    'person.hand_over': 'Bàn giao công việc',
    'person.undo_hand_over': 'Hoàn tác bàn giao công việc',
    'delegation.lend': 'Ủy quyền',
    'delegation.revoke': 'Chấm dứt ủy quyền',
    'agency.assign_duty': 'Giao nhiệm vụ chung của thành phố',
    'person.set_locale': 'Đổi ngôn ngữ',
    'person.link_identity': 'Liên kết tài khoản của nơi cấp danh tính',
    'person.unlink_identity': 'Bỏ liên kết tài khoản của nơi cấp danh tính',
    'person.follow_claims': 'Cập nhật vai trò theo nơi cấp danh tính',
    'person.end_by_provider': 'Nơi cấp danh tính kết thúc phiên đăng nhập',
    'passkey.add': 'Thêm khóa truy cập',
    'passkey.rename': 'Đổi tên khóa truy cập',
    'passkey.remove': 'Bỏ khóa truy cập',
    'session.sign_in': 'Đăng nhập',
    'session.refuse_sign_in': 'Đăng nhập bị từ chối',
    'session.sign_out': 'Đăng xuất',
    'session.end': 'Kết thúc một phiên đăng nhập',
    'session.sign_out_everywhere': 'Đăng xuất khỏi mọi thiết bị',
    'person.change_password': 'Đổi mật khẩu',
    'session.ask_reset': 'Có người yêu cầu thư đặt lại mật khẩu',
    'person.write_reset': 'Cấp thư đặt lại mật khẩu',
    'second_factor.begin': 'Bắt đầu cài đặt xác thực hai bước',
    'second_factor.set_up': 'Bật xác thực hai bước',
    'second_factor.give': 'Nhập mã xác thực bước hai',
    'second_factor.end': 'Tắt xác thực hai bước',
    'second_factor.reset': 'Gỡ xác thực hai bước của người khác',
    'second_factor.make_recovery_codes': 'Tạo mã khôi phục mới',
    'second_factor.use_recovery_code': 'Dùng một mã khôi phục',
    'api_key.make': 'Cấp khóa kết nối',
    'api_key.rotate': 'Đổi khóa kết nối',
    'api_key.revoke': 'Thu hồi khóa kết nối',
    'webhook.make': 'Thêm nơi nhận thông báo tự động',
    'webhook.edit': 'Sửa nơi nhận thông báo tự động',
    'webhook.rotate': 'Đổi khóa ký thông báo tự động',
    'webhook.end': 'Bỏ nơi nhận thông báo tự động',
    'webhook.pause': 'Tự tạm dừng gửi thông báo tự động',
    'webhook.test': 'Gửi thử thông báo tự động',
    'webhook.resend': 'Gửi lại thông báo tự động',
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
    'person.edit': 'Changed a person’s details',
    'person.give_role': 'Gave a role',
    'person.end_role': 'Ended a role',
    'person.lock': 'Locked the account',
    'person.unlock': 'Unlocked the account',
    'person.end_sessions': 'Ended every session',
    'person.hand_over': 'Handed the work over',
    'person.undo_hand_over': 'Undid the hand-over',
    'delegation.lend': 'Delegated a role',
    'delegation.revoke': 'Ended a delegation',
    'agency.assign_duty': 'Gave a duty of the whole city',
    'person.set_locale': 'Changed the language',
    'person.link_identity': 'Linked an account of the identity provider',
    'person.unlink_identity': 'Unlinked an account of the identity provider',
    'person.follow_claims': 'Roles followed the identity provider',
    'person.end_by_provider': 'The identity provider ended sessions',
    'passkey.add': 'Added a passkey',
    'passkey.rename': 'Renamed a passkey',
    'passkey.remove': 'Removed a passkey',
    'session.sign_in': 'Signed in',
    'session.refuse_sign_in': 'Sign-in was refused',
    'session.sign_out': 'Signed out',
    'session.end': 'Ended a session',
    'session.sign_out_everywhere': 'Signed out everywhere',
    'person.change_password': 'Changed the password',
    'session.ask_reset': 'Somebody asked for a letter to set a password anew',
    'person.write_reset': 'Wrote a letter to set the password anew',
    'second_factor.begin': 'Began to set the second factor up',
    'second_factor.set_up': 'Set the second factor up',
    'second_factor.give': 'Gave the code of the second step',
    'second_factor.end': 'Switched the second factor off',
    'second_factor.reset': 'Reset another person’s second factor',
    'second_factor.make_recovery_codes': 'Made new recovery codes',
    'second_factor.use_recovery_code': 'Used a recovery code',
    'api_key.make': 'Made an API key',
    'api_key.rotate': 'Gave an API key a new secret',
    'api_key.revoke': 'Revoked an API key',
    'webhook.make': 'Added a webhook',
    'webhook.edit': 'Changed a webhook',
    'webhook.rotate': 'Gave a webhook a new secret',
    'webhook.end': 'Removed a webhook',
    'webhook.pause': 'Paused a webhook that takes nothing',
    'webhook.test': 'Sent a test event',
    'webhook.resend': 'Sent an event again',
    'person.view_as': 'Began to view as the person',
    'person.view_page': 'Opened a page while viewing as the person',
    'person.end_view': 'Stopped viewing as the person',
    'audit.export': 'Downloaded the trail',
    'audit.sign': 'Signed the head of the trail',
    'clock.advance': 'Moved the demonstration’s clock forward',
    'installation.set_up': 'Set the installation up',
  },
};
