import '@tarojs/taro';

// What WeChat has and Taro's types do not know yet.
declare module '@tarojs/taro' {
  namespace setStorage {
    interface Option {
      encrypt?: boolean;
    }
  }
  namespace getStorage {
    // The parameter must be there for the two declarations to merge.
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
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
