import { plainDate } from '@tiendo/domain/calendar';
import type { Context } from '../../platform/auth/context.js';
import { addClause, addDocument, relateDocuments, type NewDocument } from '../documents/public.js';

/** A document with its clauses, in order: what is said and how the document counts it. */
interface Written extends NewDocument {
  readonly clauses: readonly { readonly label: string; readonly body: string }[];
}

/** A document that stands in the database. */
export interface Filed {
  readonly documentId: string;
  readonly clauseIds: readonly string[];
}

const DIRECTION_SOURCE = 'Bài báo về hội nghị công bố kết quả đánh giá, xếp hạng ứng dụng công nghệ thông tin năm 2018, chiều 19/8/2019';

/** What the order stands on, as far as it had been issued by March 2019. */
const EARLIER: readonly Written[] = [
  {
    kind: 'resolution',
    number: '07-NQ/TU',
    issuer: 'Thành ủy Đà Nẵng',
    issuedOn: plainDate('2000-10-03'),
    abstract: 'Về phát triển công nghiệp phần mềm',
    source: 'Được nhắc tại Nghị quyết 07-NQ/TU ngày 16/4/2019',
    clauses: [],
  },
  {
    kind: 'decree',
    number: '43/2011/NĐ-CP',
    issuer: 'Chính phủ',
    issuedOn: plainDate('2011-06-13'),
    abstract: 'Quy định về việc cung cấp thông tin và dịch vụ công trực tuyến trên trang thông tin điện tử hoặc cổng thông tin điện tử của cơ quan nhà nước',
    source: 'Cơ sở dữ liệu văn bản pháp luật',
    clauses: [
      {
        label: 'Điều 3',
        body: 'Bốn mức độ của dịch vụ công trực tuyến. Mức độ 3: người sử dụng điền và gửi trực tuyến các mẫu văn bản đến cơ quan cung cấp dịch vụ; thanh toán lệ phí (nếu có) và nhận kết quả trực tiếp. Mức độ 4: như mức độ 3, lệ phí (nếu có) được thanh toán trực tuyến; kết quả có thể được trả trực tuyến, gửi trực tiếp hoặc qua bưu điện.',
      },
    ],
  },
  {
    kind: 'scheme',
    number: '6439/QĐ-UBND',
    issuer: 'Ủy ban nhân dân thành phố Đà Nẵng',
    issuedOn: plainDate('2018-12-29'),
    abstract: 'Đề án xây dựng thành phố thông minh giai đoạn 2018-2025 và định hướng đến năm 2030',
    source: 'Cổng thông tin điện tử thành phố Đà Nẵng',
    clauses: [],
  },
  {
    kind: 'decree',
    number: '09/2019/NĐ-CP',
    issuer: 'Chính phủ',
    issuedOn: plainDate('2019-01-24'),
    abstract: 'Quy định về chế độ báo cáo của cơ quan hành chính nhà nước',
    source: 'Cơ sở dữ liệu văn bản pháp luật',
    clauses: [
      { label: 'Điều 8 khoản 5', body: 'Giữa thời gian chốt số liệu và thời hạn gửi báo cáo có ít nhất 01 ngày làm việc; báo cáo tổng hợp qua nhiều cấp thì quy định thời hạn cho từng cấp.' },
      { label: 'Điều 12', body: 'Thời gian chốt số liệu báo cáo định kỳ hằng quý: từ ngày 15 của tháng trước kỳ báo cáo đến ngày 14 của tháng cuối quý.' },
      { label: 'Điều 13', body: 'Báo cáo định kỳ gửi Chính phủ, Thủ tướng Chính phủ chậm nhất ngày 25 của tháng cuối kỳ báo cáo.' },
    ],
  },
  {
    kind: 'resolution',
    number: '17/NQ-CP',
    issuer: 'Chính phủ',
    issuedOn: plainDate('2019-03-07'),
    abstract: 'Về một số nhiệm vụ, giải pháp trọng tâm phát triển Chính phủ điện tử giai đoạn 2019-2020, định hướng đến năm 2025',
    signer: 'Nguyễn Xuân Phúc',
    source: 'Cơ sở dữ liệu văn bản pháp luật',
    clauses: [
      { label: 'Chỉ tiêu về mức độ 4', body: 'Tối thiểu 30% dịch vụ công trực tuyến thực hiện ở mức độ 4.' },
      { label: 'Chỉ tiêu về hồ sơ trực tuyến', body: 'Tỷ lệ hồ sơ giải quyết trực tuyến trên tổng số hồ sơ giải quyết thủ tục hành chính của từng bộ, ngành, địa phương đạt từ 20% trở lên.' },
    ],
  },
];

/** Made up, with a milestone that has passed, so that every status has something true to show. */
const OLDER_ORDER: Written = {
  kind: 'plan',
  number: '01/KH-UBND (minh hoạ)',
  issuer: 'Ủy ban nhân dân thành phố Đà Nẵng',
  issuedOn: plainDate('2018-09-28'),
  abstract: 'Về cung cấp dịch vụ công trực tuyến giai đoạn 2018-2019',
  source: 'Dữ liệu minh hoạ, không có trên thực tế',
  illustrative: true,
  clauses: [
    { label: 'Mục 1', body: 'Đến hết ngày 30/6/2019, mỗi cơ quan, địa phương có ít nhất 25% dịch vụ công trực tuyến ở mức độ 4.' },
    { label: 'Mục 2', body: 'Đến hết ngày 30/9/2019, tất cả dịch vụ công trực tuyến có thu phí, lệ phí được thanh toán trực tuyến.' },
  ],
};

const PARTY_RESOLUTION: Written = {
  kind: 'resolution',
  number: '07-NQ/TU',
  issuer: 'Ban Thường vụ Thành ủy Đà Nẵng',
  issuedOn: plainDate('2019-04-16'),
  abstract: 'Về phát triển hạ tầng công nghệ thông tin - truyền thông tiếp cận xu hướng cách mạng công nghiệp 4.0',
  source: DIRECTION_SOURCE,
  clauses: [],
};

/** Its sentences as the press reported them; it has no number and no signed text. */
const DIRECTION: Written = {
  kind: 'conference_direction',
  number: null,
  issuer: 'Ủy ban nhân dân thành phố Đà Nẵng',
  issuedOn: plainDate('2019-08-19'),
  abstract: 'Ý kiến chỉ đạo tại hội nghị công bố kết quả đánh giá, xếp hạng ứng dụng công nghệ thông tin năm 2018',
  speaker: 'Lê Trung Chinh, Phó Chủ tịch UBND thành phố',
  source: DIRECTION_SOURCE,
  clauses: [
    { label: 'điểm a', body: 'Đến tháng 10-2019, 100% cơ quan và địa phương triển khai sử dụng thanh toán trực tuyến và hóa đơn điện tử trong cung cấp dịch vụ công trực tuyến.' },
    { label: 'điểm b', body: 'Mỗi cơ quan đăng ký và triển khai tối thiểu 40% dịch vụ công trực tuyến ở mức 4, hoàn thành trong tháng 10-2019.' },
    {
      label: 'điểm c',
      body: 'Các cơ quan, địa phương tích cực, có trách nhiệm triển khai kế hoạch của UBND thành phố về thực hiện Nghị quyết 17/NQ-CP; Đề án xây dựng thành phố thông minh giai đoạn 2018-2025 và định hướng đến năm 2030; Nghị quyết 07-NQ/TU ngày 16-4-2019; định kỳ hằng quý rà soát, báo cáo với UBND thành phố.',
    },
    {
      label: 'điểm d',
      body: 'Lãnh đạo các đơn vị rà soát kết quả đánh giá ứng dụng công nghệ thông tin, có giải pháp cụ thể để cải thiện, tập trung vào hệ thống một cửa điện tử, chữ ký số, liên thông văn bản, chia sẻ dữ liệu số (đặc biệt là trong các lĩnh vực môi trường, giao thông, camera an ninh, cấp phép xây dựng).',
    },
    { label: 'điểm đ', body: 'Các đơn vị đang là chủ đầu tư của các ứng dụng công nghệ thông tin thuộc đề án thành phố thông minh rà soát để đưa vào sử dụng đúng hạn, đúng yêu cầu chức năng.' },
    { label: 'điểm e', body: 'Sở Thông tin và Truyền thông báo cáo chi tiết các điểm mạnh, yếu trong ứng dụng công nghệ thông tin ở từng cơ quan, địa phương, tham mưu UBND thành phố để có văn bản chỉ đạo chung.' },
  ],
};

/** The documents of March 2019 by what they are called in the story. */
export interface EarlierDocuments {
  readonly software: Filed;
  readonly resolution17: Filed;
  readonly smartCity: Filed;
  readonly olderOrder: Filed;
}

export async function fileEarlierDocuments(ctx: Context): Promise<EarlierDocuments> {
  const filed = new Map<string, Filed>();
  for (const written of EARLIER) filed.set(written.number ?? '', await file(ctx, written));
  const of = (number: string): Filed => {
    const found = filed.get(number);
    if (found === undefined) throw new RangeError(`not filed: ${number}`);
    return found;
  };
  return { software: of('07-NQ/TU'), resolution17: of('17/NQ-CP'), smartCity: of('6439/QĐ-UBND'), olderOrder: await file(ctx, OLDER_ORDER) };
}

/** The resolution of April 2019: the same number as that of 2000, another day and another document. */
export async function filePartyResolution(ctx: Context, { software }: EarlierDocuments): Promise<Filed> {
  const filed = await file(ctx, PARTY_RESOLUTION);
  await relateDocuments(ctx, { from: filed.documentId, to: software.documentId, kind: 'follows' });
  return filed;
}

export async function fileDirection(ctx: Context, { resolution17, smartCity }: EarlierDocuments, partyResolution: Filed): Promise<Filed> {
  const filed = await file(ctx, DIRECTION);
  for (const { documentId } of [resolution17, smartCity, partyResolution]) await relateDocuments(ctx, { from: filed.documentId, to: documentId, kind: 'implements' });
  return filed;
}

async function file(ctx: Context, { clauses, ...document }: Written): Promise<Filed> {
  const documentId = await addDocument(ctx, document);
  const clauseIds: string[] = [];
  for (const [index, clause] of clauses.entries()) clauseIds.push(await addClause(ctx, { documentId, ordinal: index + 1, ...clause }));
  return { documentId, clauseIds };
}
