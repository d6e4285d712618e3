export const messages = {
  title: 'Những lần cán bộ hỗ trợ xem như bạn',
  sentence: 'Cán bộ hỗ trợ có thể xem hệ thống đúng như bạn thấy, chỉ đọc, tối đa 30 phút mỗi lần; lần nào cũng có lý do và được ghi lại.',
  empty: 'Chưa ai xem hệ thống như bạn.',
  line: '{{name}}: {{reason}}',
  ended: 'từ {{from}} đến {{to}} · đã mở {{pages}} địa chỉ',
  open: 'từ {{from}}, đang xem · đã mở {{pages}} địa chỉ',
};
