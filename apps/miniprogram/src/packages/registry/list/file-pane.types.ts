export interface FilePaneProps {
  elderId: number;
}
