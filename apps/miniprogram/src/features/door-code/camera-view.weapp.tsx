/** WeChat has its own full-screen scanner. */
export const CameraView = (): null => null;
