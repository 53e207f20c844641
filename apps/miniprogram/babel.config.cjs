const targets = process.env.TARO_ENV === 'h5' ? { chrome: '80', ios: '13' } : { chrome: '61', ios: '11' };

module.exports = {
  // No polyfills: the platforms named above have what the code uses.
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, targets }]],
};
