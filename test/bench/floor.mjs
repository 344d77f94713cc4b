// The floor: the least that a tool must do that finds citations in a text, one pass of one expression over it.
//
// The expression takes the codes of every form, with a date in figures or in words and with an issuer behind them:
//
//   21-KL/TW   01-CTr/BTVTUHP-BTVĐUCSSB   5053-CV/VPTW/nb     Party
//   35/2021/QH15                                              Quốc hội and its standing committee
//   30/2020/NĐ-CP   01/2021/TTLT-BTC-BCA                      the rest of legislation
//   800/QĐ-TTg   15/BNV-VTLTNN                                administration and letters
//   ..., ngày 25/10/2021 | ngày 25 tháng 10 năm 2021   ... của Ban Chấp hành Trung ương
//
// It knows no names, checks nothing and judges nothing. It is fixed: the ratios of different days are compared by it.

const BODY = String.raw`[A-ZĐ][A-Za-zĐđ]{0,19}`;
const BODIES = String.raw`${BODY}(?:-${BODY}){0,3}`;
const CODE = [
  String.raw`\d{1,5}[a-zđ]?\s?[-–]\s?[A-ZĐ][A-Za-zĐđ]{0,7}\s?/\s?${BODIES}(?:/nb)?`,
  String.raw`\d{1,5}/(?:19|20)\d\d/(?:QH|UBTVQH)\d{1,2}`,
  String.raw`\d{1,5}/(?:19|20)\d\d/[A-ZĐ]{1,6}-${BODIES}`,
  String.raw`\d{1,5}/${BODY}-${BODIES}`,
].join('|');
const DATE = String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}`;
const NAME = String.raw`\p{Lu}\p{L}*(?:[ \u00a0](?:\p{Lu}\p{L}*|vụ|hành|trị|thư|hội|chính|sự|đảng|ủy|uỷ|tra|nhân|dân|phố|tỉnh|và)){0,12}`;

export const FLOOR = new RegExp(
  String.raw`(?:[Ss]ố:?\s+)?(?:${CODE})(?:\s?,?\s*ngày\s+(?:${DATE}))?(?:\s?,?\s+của\s+${NAME})?`,
  'gu',
);

/** Every match, as offsets. */
export function floorPass(text) {
  const found = [];
  for (const match of text.matchAll(FLOOR)) found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}
