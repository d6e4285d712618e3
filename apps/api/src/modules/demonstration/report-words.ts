import type { CauseKind, ItemCode } from '@tiendo/domain/reports';
import type { AgencyKind } from '@tiendo/types';
import { chanceOf } from './chance.js';

/** What an officer types into one item; a silence instead of words where nothing is to be said. */
export interface Typed {
  readonly words?: string;
  readonly cause?: string;
  readonly causeKind?: CauseKind;
  readonly silence?: 'nothing_arose' | 'unchanged';
}

export type TypedItem = Extract<ItemCode, 'direction' | 'results' | 'difficulties' | 'next_steps' | 'proposals'>;

/** The items that are typed, in the order of the form. */
export const TYPED_ITEMS: readonly TypedItem[] = ['direction', 'results', 'difficulties', 'next_steps', 'proposals'];

type Choices = readonly [Typed, ...Typed[]];
const words = (...sentences: readonly [string, ...string[]]): Choices => sentences.map((text) => ({ words: text })) as unknown as Choices;

const NOTHING: Typed = { silence: 'nothing_arose' };
const UNCHANGED: Typed = { silence: 'unchanged' };

const DIRECTION: Readonly<Record<'2019-Q2' | '2019-Q3', Choices>> = {
  '2019-Q2': words(
    'Đã ban hành kế hoạch ứng dụng công nghệ thông tin năm 2019; phân công một đồng chí lãnh đạo phụ trách và một cán bộ đầu mối theo dõi dịch vụ công trực tuyến.',
    'Triển khai kế hoạch của UBND thành phố về cải cách hành chính năm 2019; đưa chỉ tiêu dịch vụ công trực tuyến vào đánh giá công chức hằng quý.',
    'Họp giao ban hằng tháng, kiểm điểm việc tiếp nhận và trả kết quả trên hệ thống một cửa điện tử; giao bộ phận một cửa hướng dẫn người dân nộp hồ sơ trực tuyến.',
    'Quán triệt Nghị quyết số 17/NQ-CP đến toàn thể cán bộ, công chức; rà soát danh mục thủ tục hành chính đủ điều kiện cung cấp trực tuyến.',
  ),
  '2019-Q3': words(
    'Quán triệt ý kiến chỉ đạo của Phó Chủ tịch UBND thành phố tại hội nghị ngày 19/8/2019; giao từng phòng đăng ký dịch vụ nâng lên mức độ 4 và thời hạn hoàn thành.',
    'Ban hành kế hoạch nâng mức độ dịch vụ công trực tuyến đến hết tháng 10/2019; lãnh đạo đơn vị trực tiếp chủ trì họp hằng tuần để kiểm tra tiến độ.',
    'Rà soát toàn bộ dịch vụ công trực tuyến đang cung cấp; lập danh sách dịch vụ có thu phí, lệ phí để kết nối thanh toán trực tuyến và biên lai điện tử.',
    'Thành lập tổ công tác gồm bộ phận một cửa, kế toán và công nghệ thông tin để triển khai thanh toán trực tuyến, hóa đơn điện tử theo yêu cầu của thành phố.',
  ),
};

const RESULTS: Readonly<Record<AgencyKind, Choices>> = {
  department: words(
    'Hồ sơ được tiếp nhận và trả kết quả trên hệ thống một cửa điện tử của thành phố; các dịch vụ mức độ 3, mức độ 4 hoạt động ổn định, số hồ sơ nộp trực tuyến tăng so với kỳ trước.',
    'Đã đưa thêm dịch vụ lên cổng dịch vụ công của thành phố, công khai danh mục và hướng dẫn nộp hồ sơ; tổ chức một buổi tập huấn cho công chức tiếp nhận hồ sơ.',
    'Duy trì cung cấp dịch vụ công trực tuyến; phối hợp Sở Thông tin và Truyền thông sửa lỗi biểu mẫu điện tử và cập nhật quy trình nội bộ.',
  ),
  central: words(
    'Các dịch vụ được cung cấp trên cổng dịch vụ công của ngành dọc; số liệu được tổng hợp từ hệ thống của ngành để phối hợp với thành phố.',
    'Hồ sơ chủ yếu được nộp qua mạng theo quy định của ngành; đơn vị duy trì hỗ trợ người nộp hồ sơ qua điện thoại và trực tiếp.',
  ),
  district: words(
    'Bộ phận một cửa quận hướng dẫn người dân nộp hồ sơ trực tuyến ngay tại quầy; các phường thực hiện theo phần mềm dùng chung của thành phố.',
    'Đã đôn đốc UBND các phường, xã tăng số hồ sơ nộp trực tuyến; lĩnh vực hộ kinh doanh, hộ tịch có số hồ sơ trực tuyến cao nhất.',
    'Tiếp tục bố trí đoàn viên thanh niên hỗ trợ người dân tại bộ phận một cửa; niêm yết công khai danh mục dịch vụ công trực tuyến.',
  ),
  ward: words(
    'Thực hiện tiếp nhận hồ sơ trên phần mềm dùng chung của thành phố; tuyên truyền trên hệ thống truyền thanh và tại các buổi họp tổ dân phố.',
    'Cán bộ một cửa hướng dẫn người dân tạo tài khoản và nộp hồ sơ hộ tịch, chứng thực qua mạng; hồ sơ được trả đúng hẹn.',
    'Phát tờ rơi hướng dẫn nộp hồ sơ trực tuyến đến từng hộ; phân công đoàn viên thanh niên hỗ trợ người cao tuổi tại bộ phận một cửa.',
  ),
};

const DIFFICULTIES: Choices = [
  { words: 'Người dân còn thói quen nộp hồ sơ trực tiếp, số hồ sơ trực tuyến ở một số lĩnh vực thấp.', cause: 'Người dân chưa quen giao dịch qua mạng, thiết bị còn hạn chế.', causeKind: 'objective' },
  { words: 'Biểu mẫu điện tử của một số thủ tục chưa phù hợp, phải nhập lại thông tin.', cause: 'Phần mềm chuyên ngành của bộ chưa kết nối với hệ thống một cửa của thành phố.', causeKind: 'objective' },
  { words: 'Việc đối soát phí, lệ phí nộp trực tuyến mất nhiều thời gian.', cause: 'Chưa thống nhất quy trình giữa kế toán, kho bạc và đơn vị trung gian thanh toán.', causeKind: 'objective' },
  { words: 'Cán bộ đầu mối kiêm nhiệm nhiều việc nên cập nhật số liệu chưa kịp thời.', cause: 'Chưa phân công người thay thế, chưa đưa vào kế hoạch công tác tuần.', causeKind: 'subjective' },
  NOTHING,
];

const NEXT_STEPS: Readonly<Record<'2019-Q2' | '2019-Q3', Choices>> = {
  '2019-Q2': words(
    'Tiếp tục rà soát, đề xuất nâng mức độ các dịch vụ có nhiều hồ sơ; tổ chức tuyên truyền, hướng dẫn người dân.',
    'Hoàn thiện quy trình điện tử các thủ tục còn lại; tập huấn cho công chức bộ phận một cửa.',
    'Phối hợp Sở Thông tin và Truyền thông kết nối thanh toán trực tuyến cho các dịch vụ có thu phí, lệ phí.',
  ),
  '2019-Q3': words(
    'Hoàn thành nâng các dịch vụ đã đăng ký lên mức độ 4 trước ngày 31/10/2019; bảo đảm mọi dịch vụ có thu phí, lệ phí được thanh toán trực tuyến.',
    'Triển khai biên lai điện tử cho các thủ tục thu lệ phí; đẩy mạnh hướng dẫn người dân nộp hồ sơ và nộp phí qua mạng.',
    'Theo dõi tiến độ hằng tuần từng dịch vụ đã đăng ký; báo cáo vướng mắc để Sở Thông tin và Truyền thông hỗ trợ kịp thời.',
  ),
};

const PROPOSALS: Choices = [
  { words: 'Đề nghị Sở Thông tin và Truyền thông tổ chức tập huấn cho cán bộ đầu mối về cập nhật sổ dịch vụ công.' },
  { words: 'Đề nghị UBND thành phố làm việc với bộ, ngành về kết nối phần mềm chuyên ngành với hệ thống một cửa điện tử.' },
  { words: 'Đề nghị Sở Tài chính, Kho bạc Nhà nước hướng dẫn thống nhất việc đối soát phí, lệ phí nộp trực tuyến.' },
  NOTHING,
  NOTHING,
];

/** What the officer of an agency types in a quarter: natural words, the same at every load. */
export function typedFor(code: string, kind: AgencyKind, period: '2019-Q2' | '2019-Q3', reportedBefore: boolean): Readonly<Record<TypedItem, Typed>> {
  const chance = chanceOf(`words of ${code} in ${period}`);
  const repeats = reportedBefore && chance.next() < 0.2;
  return {
    direction: chance.of(DIRECTION[period]),
    results: chance.of(RESULTS[kind]),
    difficulties: repeats ? UNCHANGED : chance.of(DIFFICULTIES),
    next_steps: chance.of(NEXT_STEPS[period]),
    proposals: repeats ? UNCHANGED : chance.of(PROPOSALS),
  };
}
