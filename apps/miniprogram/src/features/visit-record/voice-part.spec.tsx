import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';

import type { PickedFile } from '@/platform/pick-file.types';
import { voice } from '@/platform/voice';

import { fillDevice, filesOnDevice, loseFiles } from '../../../test/doubles/kept-bytes';
import { resetTaro } from '../../../test/doubles/taro';
import { newDraft, type VisitDraft } from './draft';
import { VoicePart } from './voice-part';

jest.mock('@/platform/kept-bytes', () => jest.requireActual('../../../test/doubles/kept-bytes'));
jest.mock('@/platform/voice', () => ({ voice: { canRecord: jest.fn(), start: jest.fn(), play: jest.fn() } }));

let current: VisitDraft;

function Form() {
  const [draft, setDraft] = useState(() =>
    newDraft({ clientId: 'c-1', elderId: 5, method: 'home', startedAt: new Date().toISOString() }),
  );
  current = draft;
  return <VoicePart draft={draft} change={setDraft} />;
}

const press = async (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement));
const RECORDING: PickedFile = { name: 'voice.webm', size: 3, source: new File(['abc'], 'voice.webm') };
/** A recorder that ends when it is told to. */
function recorder(file: PickedFile | null = RECORDING) {
  let end: (file: PickedFile | null) => void = () => undefined;
  const done = new Promise<PickedFile | null>((resolve) => (end = resolve));
  const stop = jest.fn(() => end(file));
  jest.mocked(voice.start).mockResolvedValue({ stop, done });
  return stop;
}

beforeEach(() => {
  resetTaro();
  loseFiles();
  fillDevice(false);
  jest.mocked(voice.canRecord).mockReturnValue(true);
});

test('a note of a minute at most is recorded, kept on the phone, played and taken off', async () => {
  recorder();
  render(<Form />);
  await press('voice-record');
  expect(voice.start).toHaveBeenLastCalledWith(60);
  await press('voice-stop');
  expect(current.voiceNotes).toHaveLength(1);
  expect(filesOnDevice()).toBe(1);
  jest.mocked(voice.play).mockImplementation((_, onEnd) => {
    onEnd(true);
    return () => undefined;
  });
  await press('voice-play');
  expect(voice.play).toHaveBeenCalledWith('blob:photo', expect.any(Function));
  await press('voice-drop');
  expect(current.voiceNotes).toEqual([]);
  expect(filesOnDevice()).toBe(0);
});

test('without a recorder there is no button', () => {
  jest.mocked(voice.canRecord).mockReturnValue(false);
  render(<Form />);
  expect(document.getElementById('voice-record')).toBeNull();
});

test('without leave to use the microphone it says what to do, and that it is not needed', async () => {
  jest.mocked(voice.start).mockResolvedValue(null);
  render(<Form />);
  await press('voice-record');
  expect(screen.getByText('没有录上。请允许使用麦克风后再试；也可以不录。')).toBeTruthy();
});

test('a full phone says that the record can still be saved', async () => {
  recorder();
  fillDevice(true);
  render(<Form />);
  await press('voice-record');
  await press('voice-stop');
  expect(screen.getByText('手机里放不下这段语音，没有加上。探访记录照样可以保存。')).toBeTruthy();
  expect(current.voiceNotes).toEqual([]);
});

test('the page left while it records: the recording ends and nothing is kept', async () => {
  const stop = recorder();
  const { unmount } = render(<Form />);
  await press('voice-record');
  unmount();
  await act(async () => undefined);
  expect(stop).toHaveBeenCalled();
  expect(filesOnDevice()).toBe(0);
});
