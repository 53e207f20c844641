export interface PhoneCodeButtonProps {
  id?: string;
  children: string;
  /** The code that the server exchanges for the number; null when the person refused. */
  onCode: (code: string | null) => void;
}
