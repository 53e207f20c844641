import { policyOn } from '@tanfang/domain';
import { useEffect, useRef, useState } from 'react';

import { dropFile, keepFile, keptFile } from '@/offline/kept-files';
import { queueItems } from '@/offline/queue-store';
import { localDay } from '@/platform/clock';
import { addressOf } from '@/platform/kept-bytes';
import { voice } from '@/platform/voice';
import type { VoiceTaking } from '@/platform/voice.types';
import { Button, Refusal } from '@/ui';
import { PlayVoice } from '@/ui/play-voice';

import type { VisitDraft } from './draft';
import type { DraftState } from './use-draft';

const SECOND_MS = 1000;

interface VoicePartProps {
  draft: VisitDraft;
  change: DraftState['change'];
}

/** A spoken note to the visit, optional; absent where the device has no recorder. */
export function VoicePart({ draft, change }: VoicePartProps) {
  const { visitVoiceSeconds } = policyOn(localDay());
  const [id] = draft.voiceNotes;
  const [taking, setTaking] = useState<VoiceTaking | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const [seconds, setSeconds] = useState(0);
  const underWay = useRef<VoiceTaking | null>(null);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      // The page is left while it records: nobody would stop it.
      left.current = true;
      underWay.current?.stop();
    };
  }, []);
  useEffect(() => {
    if (!taking) return undefined;
    const timer = setInterval(() => setSeconds((now) => now + 1), SECOND_MS);
    return () => clearInterval(timer);
  }, [taking]);
  const record = async () => {
    setWords(null);
    const started = await voice.start(visitVoiceSeconds);
    if (!started) return setWords('没有录上。请允许使用麦克风后再试；也可以不录。');
    if (left.current) return started.stop();
    underWay.current = started;
    setSeconds(0);
    setTaking(started);
    const file = await started.done;
    underWay.current = null;
    if (left.current) return undefined;
    setTaking(null);
    const kept = file && (await keepFile(file));
    if (kept) return change((now) => ({ ...now, voiceNotes: [kept] }));
    return setWords(
      file ? '手机里放不下这段语音，没有加上。探访记录照样可以保存。' : '没有录上，请再录一次；也可以不录。',
    );
  };
  const drop = (gone: string) => {
    change((now) => ({ ...now, voiceNotes: [] }));
    if (!queueItems().some(({ clientId }) => clientId === gone)) void dropFile(gone);
  };
  const addressHere = async (kept: string) => {
    const file = await keptFile(kept);
    return file && addressOf(file);
  };
  if (!voice.canRecord()) return null;
  return (
    <>
      <Refusal words={words} />
      {taking ? (
        <Button id="voice-stop" kind="primary" block onPress={taking.stop}>
          {`停止录音（已录 ${seconds} 秒）`}
        </Button>
      ) : id ? (
        <>
          <PlayVoice id="voice-play" address={() => addressHere(id)} />
          <Button id="voice-drop" kind="quiet" onPress={() => drop(id)}>
            去掉语音
          </Button>
        </>
      ) : (
        <Button id="voice-record" block onPress={() => void record()}>
          {`录一段语音（最长 ${visitVoiceSeconds} 秒）`}
        </Button>
      )}
    </>
  );
}
