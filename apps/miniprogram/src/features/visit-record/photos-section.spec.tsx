import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';

import { takePhoto } from '@/platform/photo';

import { fillDevice, filesOnDevice, loseFiles } from '../../../test/doubles/kept-bytes';
import { resetTaro } from '../../../test/doubles/taro';
import { newDraft, type VisitDraft } from './draft';
import { PhotosSection } from './photos-section';

jest.mock('@/platform/kept-bytes', () => jest.requireActual('../../../test/doubles/kept-bytes'));
jest.mock('@/platform/photo', () => ({ takePhoto: jest.fn() }));

let current: VisitDraft;

function Form({ photos = [] }: { photos?: string[] }) {
  const [draft, setDraft] = useState({
    ...newDraft({ clientId: 'c-1', elderId: 5, method: 'home', startedAt: new Date().toISOString() }),
    photos,
  });
  current = draft;
  return <PhotosSection draft={draft} change={setDraft} />;
}

const press = async (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement));

beforeEach(() => {
  resetTaro();
  loseFiles();
  fillDevice(false);
  jest.mocked(takePhoto).mockResolvedValue({ name: 'photo.jpg', size: 3, source: new File(['abc'], 'photo.jpg') });
});

test('up to three photos are kept on the phone and shown; one can be taken off', async () => {
  render(<Form />);
  await press('photos');
  for (let taken = 1; taken <= 3; taken += 1) {
    await press('photo-add');
    await waitFor(() => expect(current.photos).toHaveLength(taken));
  }
  expect(document.getElementById('photo-add')).toBeNull();
  expect(await screen.findAllByRole('img')).toHaveLength(3);
  await press('photo-drop-1');
  expect(current.photos).toHaveLength(2);
  expect(filesOnDevice()).toBe(2);
  expect(document.getElementById('photo-add')).not.toBeNull();
});

test('a phone without room says that the record can still be saved', async () => {
  fillDevice(true);
  render(<Form />);
  await press('photos');
  await press('photo-add');
  expect(await screen.findByText('手机里放不下这张照片，没有加上。探访记录照样可以保存。')).toBeTruthy();
  expect(current.photos).toEqual([]);
});

test('a photo of an earlier draft that is gone is said to be gone', async () => {
  render(<Form photos={['lost']} />);
  expect(await screen.findByText('之前选的照片没有留在手机里，需要的话请重新拍。')).toBeTruthy();
  expect(current.photos).toEqual([]);
});
