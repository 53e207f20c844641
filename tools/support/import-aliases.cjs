/** Import names of the sources for tools that read a webpack configuration (dependency-cruiser). */
const { join } = require('node:path');

module.exports = {
  resolve: {
    alias: {
      '@tanfang/contracts': join(__dirname, '../../libs/contracts/src/index.ts'),
      '@tanfang/domain': join(__dirname, '../../libs/domain/src/index.ts'),
      '@': join(__dirname, '../../apps/miniprogram/src'),
    },
  },
};
