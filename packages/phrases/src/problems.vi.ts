import type { ProblemSentence } from './problems.js';

export const PROBLEMS_VI = {
  malformed_request: { title: 'Máy chủ không đọc được yêu cầu.', mend: 'Tải lại trang rồi làm lại; nếu vẫn lỗi, báo cho quản trị hệ thống.' },
  invalid_request: { title: 'Có ô chưa đúng.', mend: 'Sửa các ô được đánh dấu rồi gửi lại.' },
  unauthenticated: { title: 'Phiên đăng nhập đã hết.', mend: 'Đăng nhập lại; nội dung đang nhập vẫn còn.' },
  wrong_credentials: { title: 'Thư điện tử hoặc mật khẩu không đúng.', mend: 'Kiểm tra lại cả hai; mật khẩu phân biệt chữ hoa và chữ thường.' },
  forbidden: { title: 'Tài khoản này không được làm việc đó.', mend: 'Nếu việc này thuộc phần bạn phụ trách, nhờ quản trị hệ thống cấp quyền.' },
  not_found: { title: 'Không tìm thấy nội dung này.', mend: 'Có thể địa chỉ sai hoặc nội dung đã được chuyển; quay lại trang trước.' },
  stale_version: { title: 'Người khác vừa sửa nội dung này.', mend: 'Tải bản mới, xem chỗ khác nhau rồi lưu lại; nội dung bạn nhập vẫn còn.' },
  conflict: { title: 'Việc này trái với dữ liệu hiện có.', mend: 'Tải lại để xem dữ liệu hiện có rồi thử lại.' },
  illegal_transition: { title: 'Ở trạng thái hiện tại không làm được việc này.', mend: 'Tải lại để xem trạng thái mới nhất.' },
  locked: { title: 'Kỳ này đã khóa, không sửa được nữa.', mend: 'Nếu số liệu sai, đề nghị đính chính với cơ quan điều phối.' },
  reason_required: { title: 'Cần ghi lý do.', mend: 'Ghi ngắn gọn vì sao, để người nhận biết phải làm gì.' },
  idempotency_mismatch: { title: 'Yêu cầu này đã được gửi với nội dung khác.', mend: 'Tải lại trang, kiểm tra kết quả rồi mới gửi lại.' },
  file_too_large: { title: 'Tệp quá lớn.', mend: 'Giảm dung lượng hoặc tách tệp rồi tải lên lại.' },
  unsupported_file: { title: 'Loại tệp này không nhận được.', mend: 'Dùng một trong các loại tệp ghi cạnh ô tải lên.' },
  unreadable_file: { title: 'Không mở được tệp.', mend: 'Mở tệp trên máy để kiểm tra, lưu lại rồi tải lên lần nữa.' },
  rate_limited: { title: 'Đã thử quá nhiều lần trong thời gian ngắn.', mend: 'Chờ một phút rồi thử lại.' },
  unavailable: { title: 'Hệ thống tạm thời chưa phục vụ được.', mend: 'Thử lại sau ít phút; nội dung đang nhập vẫn còn.' },
  unreachable: { title: 'Không kết nối được với máy chủ.', mend: 'Kiểm tra mạng rồi thử lại; nội dung đang nhập vẫn còn.' },
  internal: { title: 'Hệ thống gặp lỗi.', mend: 'Thử lại; nếu vẫn lỗi, báo cho quản trị hệ thống kèm mã yêu cầu.' },
} as const satisfies Record<string, ProblemSentence>;
