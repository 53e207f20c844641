export { fileOf, regionsBelow } from './calls';
export { ClassCard } from './class-card';
export { ConflictPanel } from './conflict-panel';
export {
  beginDraft,
  changeDraft,
  dropDraft,
  fillIn,
  rebaseDraft,
  useChangeDraft,
  useDraft,
  usePhoneFull,
  type FileDraft,
} from './draft/drafts';
export { reopenDraft, useNewDraft, useNewDrafts, type NewDraft } from './draft/use-new-drafts';
export { errorsBySection, sayErrors, type FileErrors } from './file/checks';
export { changedFields, compare, merge } from './file/conflict';
export { valuesOf } from './file/from-file';
export { judgementOf } from './file/judgement';
export { errorsOf } from './file/places';
export { emptyValues, type FieldName, type FileValues } from './file/values';
export { FileHead, sayClassDates } from './file-head';
export { fileRowId, FilesList } from './files-list';
export { readFilter, sayFilter, type FileFilter } from './filter/filter';
export { FilterPanel } from './filter/filter-panel';
export { SavedFilters, useSavedFilters } from './filter/saved-filters';
export { RevealNumber } from './reveal-number';
export { DraftRows } from './draft-rows';
export { FileFormProvider } from './form/form-context';
export { SectionForm } from './form/section-form';
export { IdStep } from './id-step';
export { NewFileHead } from './new-file-head';
export { PlaceFilter, usePlaceFilter } from './place-filter';
export { SectionCard } from './section-card';
export { SectionRow } from './section-row';
export { useFiles } from './use-files';
export { useIdCheck } from './use-id-check';
export { changesOf, useOpenFile, type OpenFile } from './use-open-file';
export { useJudgement } from './use-judgement';
export { useRegistration } from './use-registration';
export { useSaveChange } from './use-save-change';
export { useVillageChoice, VillageChoice } from './village-choice';
export { ContactNumbers } from './contact-numbers';
export { DoorPhotoCard } from './door-photo-card';
export { HistoryFold } from './history-fold';
