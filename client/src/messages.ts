/** Every text the client half shows. Vietnamese is written first and decides; English says the same. */

const vi = {
  serverGaveUp: 'Bút Son gặp lỗi và đã dừng. Các dấu nhắc trong văn bản không còn được cập nhật.',
  serverStopped: 'Bút Son đã dừng',
  restart: 'Khởi động lại',
  showLog: 'Xem nhật ký',
  undo: 'Hoàn tác',
  noDraft: 'Hãy mở văn bản cần xử lý rồi chạy lại lệnh.',
  draft: 'Văn bản',
  openAsOfficialDocument: 'Mở như văn bản',
  ignored: (file: string) => `Bút Son bỏ qua tệp “${file}” từ nay. Tên tệp ghi trong thiết đặt butSon.ignore.`,
  cannotIgnoreUnsaved: 'Văn bản chưa lưu nên chưa có tên để ghi nhớ. Hãy lưu văn bản rồi chạy lại lệnh.',
  cannotRemember: (reason: string) => `Không ghi được thiết đặt: ${reason}`,
  copied: 'Đã sao chép bản sạch.',
  copiedWithout: (count: number) => `Đã sao chép bản sạch, bỏ ${count} ghi chú của Bút Son.`,
  notInCatalogue: 'Danh mục chưa có văn bản được viện dẫn ở đây. Hãy đặt con trỏ vào một chỗ viện dẫn có số, ký hiệu.',
  noCitation: 'Hãy đặt con trỏ vào một chỗ viện dẫn có số, ký hiệu rồi chạy lại lệnh.',
  noFolder: 'Hãy mở thư mục chứa văn bản; danh mục riêng được ghi trong thư mục ấy.',
  rowIncomplete: (columns: string) => `Đã thêm vào danh mục. Chỗ viện dẫn không nói đủ, hãy điền thêm cột: ${columns}.`,
  numbersRight: 'Các mục đã được đánh số đúng thứ tự.',
  renumbered: (count: number) => `Đã sửa ${count} con số.`,
  leftUnclear: (count: number) => `Còn ${count} dẫn chiếu không rõ mục nào nên giữ nguyên, hãy xem lại.`,
  noSplitParagraph: 'Văn bản không có đoạn nào bị ngắt giữa câu.',
  toneMarksAlike:
    'Không có gì để sửa: dấu thanh đã đặt thống nhất, hoặc hai cách đặt dấu ngang nhau nên chưa rõ cách nào là chính.',
  cacheCleared: (folders: number) =>
    folders === 0 ? 'Bộ nhớ đệm không có gì để xóa.' : `Đã xóa bộ nhớ đệm của ${folders} thư mục.`,
  pickRule: 'Chọn quy tắc cần xem',
  noRulePage: (rule: string) => `Không tìm thấy trang của quy tắc “${rule}”.`,
};

export type Messages = typeof vi;

const en: Messages = {
  serverGaveUp: 'Bút Son met an error and has stopped. Its marks in the text are no longer updated.',
  serverStopped: 'Bút Son has stopped',
  restart: 'Restart',
  showLog: 'Show Log',
  undo: 'Undo',
  noDraft: 'Open the document first, then run the command again.',
  draft: 'Official document',
  openAsOfficialDocument: 'Open as Official Document',
  ignored: (file) => `Bút Son ignores “${file}” from now on. The name is kept in the setting butSon.ignore.`,
  cannotIgnoreUnsaved: 'The document has no name to remember yet. Save it, then run the command again.',
  cannotRemember: (reason) => `The setting could not be written: ${reason}`,
  copied: 'Clean text copied.',
  copiedWithout: (count) => `Clean text copied, without ${count} Bút Son comment${count === 1 ? '' : 's'}.`,
  notInCatalogue: 'The catalogue does not have the document cited here. Place the caret on a citation with a code.',
  noCitation: 'Place the caret on a citation with a code, then run the command again.',
  noFolder: 'Open the folder of the drafts first; its own catalogue is kept there.',
  rowIncomplete: (columns) => `Added to the catalogue. The citation does not say everything; fill in: ${columns}.`,
  numbersRight: 'The sections are numbered in order.',
  renumbered: (count) => `${count} number${count === 1 ? '' : 's'} changed.`,
  leftUnclear: (count) => `${count} unclear reference${count === 1 ? ' is' : 's are'} left as they were; look at them.`,
  noSplitParagraph: 'No paragraph of the document is cut in the middle of a sentence.',
  toneMarksAlike: 'Nothing to change: the tone marks are placed in one way, or in two ways equally often.',
  cacheCleared: (folders) =>
    folders === 0 ? 'The cache holds nothing.' : `Cache of ${folders} folder${folders === 1 ? '' : 's'} cleared.`,
  pickRule: 'Choose a rule',
  noRulePage: (rule) => `There is no page for the rule “${rule}”.`,
};

/** `language` is the value of the setting `butSon.language`; whatever is not English is Vietnamese. */
export function messagesIn(language: string | undefined): Messages {
  return language === 'en' ? en : vi;
}
