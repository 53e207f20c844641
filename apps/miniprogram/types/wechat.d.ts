import '@tarojs/taro';

// What WeChat has and Taro's types do not know yet.
declare module '@tarojs/taro' {
  namespace setStorage {
    interface Option {
      encrypt?: boolean;
    }
  }
  namespace getStorage {
    interface Option<T> {
      encrypt?: boolean;
    }
  }
  namespace getAppBaseInfo {
    interface Result {
      fontSizeSetting?: number;
      fontSizeScaleFactor?: number;
    }
  }
}
