export { dialElder } from './dial-elder';
