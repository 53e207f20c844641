import path from 'node:path';

import { defineConfig, type UserConfigExport } from '@tarojs/cli';

import { readAppConfigWithoutSwcPlugin } from './read-app-config';
import { ServiceWorkerPlugin } from './service-worker-plugin';

readAppConfigWithoutSwcPlugin();

const app = path.resolve(__dirname, '..');
const libs = path.resolve(app, '../../libs');

/** The parts of webpack-chain used here. */
interface Chain {
  resolve: { set(key: string, value: unknown): unknown };
  optimization: { splitChunks(options: object): unknown };
  plugin(name: string): { use(plugin: unknown): unknown };
}

/** The libraries are TypeScript sources whose relative imports end in `.js`. */
const resolveSourceImports = (chain: Chain) => {
  chain.resolve.set('extensionAlias', { '.js': ['.ts', '.tsx', '.js'] });
};

/** Pages are loaded one by one: what all of them need is one file, what several need is a file of its own. */
const shareBetweenPages = (chain: Chain) => {
  chain.optimization.splitChunks({
    chunks: 'all',
    hidePathInfo: true,
    cacheGroups: {
      default: false,
      defaultVendors: false,
      shared: {
        name: 'shared',
        test: /[\\/]src[\\/](ui|platform|offline)[\\/]|[\\/]libs[\\/]domain[\\/]/,
        chunks: 'async',
        minChunks: 3,
        enforce: true,
        priority: 20,
      },
      several: { name: false, minChunks: 2, minSize: 8000, priority: 1 },
    },
  });
};

/** webpack's file cache, which Taro passes on: later builds take a third of the time. */
const cacheOptions = {
  cacheDirectory: path.join(app, '.cache', process.env.TARO_ENV),
  buildDependencies: { config: [path.join(app, 'config/index.ts'), path.join(app, 'babel.config.cjs')] },
};

export default defineConfig<'webpack5'>(async (merge) => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'tanfang',
    date: '2026-11-23',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    plugins: [path.resolve(__dirname, 'aria-plugin/index.js')],
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true, ...cacheOptions },
    alias: {
      '@': path.join(app, 'src'),
      '@tanfang/domain': path.join(libs, 'domain/src/index.ts'),
    },
    mini: {
      compile: { include: [libs] },
      // Sizes are written in px and stay px on both platforms: type follows the reader's font size, not the screen's width.
      postcss: { pxtransform: { enable: false, config: {} } },
      webpackChain: resolveSourceImports,
    },
    h5: {
      publicPath: '/',
      router: { mode: 'hash' },
      useHtmlComponents: true,
      compile: { include: [libs] },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: false, config: {} } },
      webpackChain: (chain: Chain) => {
        resolveSourceImports(chain);
        shareBetweenPages(chain);
        chain.plugin('serviceWorker').use(ServiceWorkerPlugin);
      },
    },
  };
  return merge({}, config);
});
