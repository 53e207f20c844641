/** A document that the server holds ready for one download. */
export interface ReadyDocument {
  /** From the root of the server; good once, for minutes. */
  path: string;
  /** With its ending. */
  fileName: string;
  format: 'pdf' | 'docx' | 'xlsx' | 'csv';
}

/**
 * Hands a document to the person: a download in a browser, the viewer of WeChat (which can print and pass on).
 * @throws Problem when it did not arrive
 */
export type OpenDocument = (document: ReadyDocument) => Promise<void>;
