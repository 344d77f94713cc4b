/** Spaces that keep the place for what is not known yet: a number, a day, how many. */
import { fold } from '../draft/fold';

const NUMBERED = /(?:^|[^a-z])(?:so|ngay|thang)$/;
/** Words behind which something is filled in, folded. */
const FILLED_IN =
  /(?:^|[^a-z])(?:so|ngay|thang|nam|gio|phut|quy|khoa|lan|thu|ky|dieu|khoan|diem|muc|phan|chuong|trang|tuoi|den|tu|gom|la|co)$/;
/** What stands behind it. */
const AFTER_BLANK =
  /^(?:$|[,.;:)/]|[-–—][\p{sc=Latin}/]|(?:ngay|thang|nam|gio|phut|cua|ve|tai|dieu|khoan|muc|chuong|quy|nguoi|dong|dong chi|dai bieu|to chuc)(?![a-z])|%)/u;

/** Whether spaces between words keep a place: "Số:      -KL/TU", "ngày    tháng 8 năm 2025", "gồm    đồng chí". */
export function isBlankToFill(before: string, behind: string): boolean {
  const words = folded(before).replace(/:$/, '').trimEnd();
  return FILLED_IN.test(words) && mayFollowBlank(behind);
}

/** Whether words may stand behind a number that is left out. */
export function mayFollowBlank(behind: string): boolean {
  return AFTER_BLANK.test(folded(behind));
}

/** Whether words end in one that a number follows. */
export function endsInNumbered(before: string): boolean {
  return NUMBERED.test(folded(before));
}

function folded(text: string): string {
  return fold(text.normalize('NFC'));
}
