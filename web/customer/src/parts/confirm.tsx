import { useEffect, useRef } from 'preact/hooks';

interface Props {
  title: string;
  text: string;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once more before something that cannot be undone. Escape means no. */
export function Confirm({ title, text, yes, no, onYes, onNo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-title" onCancel={onNo} onClose={onNo}>
      <h2 id="confirm-title">{title}</h2>
      <p>{text}</p>
      <div class="row row-end">
        <button type="button" class="button button-quiet" autofocus onClick={onNo}>
          {no}
        </button>
        <button type="button" class="button button-stop" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
