import { escapeHtml, type Device } from '../device.js';
import { asyncCall, CallFailure, type WxApi } from './call.js';

const TOAST_MS = 1500;

/** Modal, action sheet, toast and loading, drawn so that a test can read and tap them by role and text. */
export function dialogApi(device: Device): WxApi {
  let toast: HTMLElement | null = null;
  let loading: HTMLElement | null = null;

  return {
    showModal: asyncCall('showModal', (options) => showModal(device, options)),
    showActionSheet: asyncCall('showActionSheet', ({ itemList }) => showActionSheet(device, itemList as string[])),
    showToast: asyncCall('showToast', ({ title, duration }) => {
      toast?.remove();
      const layer = statusLayer(device, title);
      toast = layer;
      setTimeout(() => layer.remove(), Number(duration ?? TOAST_MS));
    }),
    hideToast: asyncCall('hideToast', () => toast?.remove()),
    showLoading: asyncCall('showLoading', ({ title }) => {
      loading?.remove();
      loading = statusLayer(device, title);
    }),
    hideLoading: asyncCall('hideLoading', () => loading?.remove()),
  };
}

interface ModalAnswer {
  confirm: boolean;
  cancel: boolean;
  content?: string;
}

/** @returns how the user answered; `content` is the text of an editable modal */
export function showModal(device: Device, options: Record<string, unknown>): Promise<ModalAnswer> {
  const field = options.editable ? `<input placeholder="${escapeHtml(options.placeholderText)}">` : '';
  const cancel = options.showCancel === false ? '' : button('cancel', options.cancelText ?? '取消');
  const layer = device.addLayer(
    'wx-modal',
    `<div class="wx-modal-box" role="alertdialog" aria-modal="true"><h2>${escapeHtml(options.title)}</h2>` +
      `<p>${escapeHtml(options.content)}</p>${field}` +
      `<div class="wx-modal-bar">${cancel}${button('confirm', options.confirmText ?? '确定')}</div></div>`,
  );
  return new Promise((resolve) => {
    layer.addEventListener('click', (event) => {
      const action = (event.target as HTMLElement).dataset.action;
      if (action === undefined) return;
      const content = layer.querySelector('input')?.value;
      layer.remove();
      resolve({
        confirm: action === 'confirm',
        cancel: action === 'cancel',
        ...(content === undefined ? {} : { content }),
      });
    });
  });
}

function showActionSheet(device: Device, items: string[]): Promise<{ tapIndex: number }> {
  const entries = items.map((item, index) => button(String(index), item)).join('');
  const layer = device.addLayer(
    'wx-sheet',
    `<div class="wx-sheet-box" role="dialog">${entries}${button('cancel', '取消')}</div>`,
  );
  return new Promise((resolve, reject) => {
    layer.addEventListener('click', (event) => {
      const action = (event.target as HTMLElement).dataset.action;
      if (action === undefined) return;
      layer.remove();
      if (action === 'cancel') reject(new CallFailure('cancel'));
      else resolve({ tapIndex: Number(action) });
    });
  });
}

function button(action: string, text: unknown): string {
  return `<button data-action="${action}">${escapeHtml(text)}</button>`;
}

function statusLayer(device: Device, title: unknown): HTMLElement {
  return device.addLayer('wx-toast', `<div role="status">${escapeHtml(title)}</div>`);
}
