/** Documents as files: PDF and Word from one description, Excel row by row, and the way out. */
export * from './paper.js';
export { pdfOf } from './pdf.js';
export { qrSquares } from './qr.js';
export { docxOf } from './docx.js';
export { type OfficialDocument, officialDocxOf, type OfficialParagraph } from './official-docx.js';
export { csvOf } from './csv.js';
export { type CellValue, type Column, type Formula, type SheetOfRows, xlsxOf } from './xlsx.js';
export { contentDisposition, type DocumentFormat, type OutgoingDocument, sendDocument } from './send-document.js';
