import { chanceOf } from './chance.js';

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Hoàng', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý', 'Đinh', 'Mai', 'Trương'] as const;
const WOMEN = ['Lan', 'Hương', 'Thảo', 'Hạnh', 'Ngọc', 'Thu', 'Hà', 'Mai', 'Yến', 'Trang', 'Nhung', 'Phượng', 'Diễm', 'Vân', 'Quỳnh', 'Tâm'] as const;
const MEN = ['Hùng', 'Dũng', 'Tuấn', 'Minh', 'Quang', 'Long', 'Sơn', 'Thành', 'Phúc', 'Bình', 'Hải', 'Khoa', 'Trung', 'Đức', 'Cường', 'Tín'] as const;
const MIDDLE_OF_WOMEN = ['Thị', 'Thị Kim', 'Thị Thanh', 'Thị Ngọc', 'Thuỳ', 'Mỹ', 'Hoài'] as const;
const MIDDLE_OF_MEN = ['Văn', 'Đình', 'Quốc', 'Hữu', 'Minh', 'Anh', 'Xuân', 'Thanh'] as const;

/** A made-up name, the same for the same e-mail. */
export function nameFor(email: string): string {
  const chance = chanceOf(email);
  const family = chance.of(FAMILY);
  return chance.next() < 0.5 ? `${family} ${chance.of(MIDDLE_OF_WOMEN)} ${chance.of(WOMEN)}` : `${family} ${chance.of(MIDDLE_OF_MEN)} ${chance.of(MEN)}`;
}
