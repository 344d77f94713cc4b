;;; Emacs with eglot as its user has it, without a screen: opens a draft, waits for findings, asks for the outline and for the
;;; definition at point, repairs a date, formats, and prints what it saw as JSON.  Run by run.mjs.  -*- lexical-binding: t; -*-
(require 'cl-lib)
(require 'json)
(require 'eglot)
(require 'imenu)
(require 'xref)

(define-derived-mode vanban-mode text-mode "Văn bản")
(add-to-list 'auto-mode-alist '("\\.vanban\\'" . vanban-mode))
(add-to-list 'eglot-server-programs
             `((vanban-mode :language-id "vanban") . ("node" ,(getenv "BUT_SON_SERVER") "--stdio")))
(setq eglot-sync-connect 20
      eglot-send-changes-idle-time 0
      enable-local-variables nil
      vc-handled-backends nil)

(defun vanban-wait (condition)
  "Wait until CONDITION holds, at most ten seconds."
  (let ((end (+ (float-time) 10)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05))))

(defun vanban-findings ()
  "What Flymake shows of this buffer."
  (mapcar (lambda (finding)
            `((line . ,(line-number-at-pos (flymake-diagnostic-beg finding)))
              (text . ,(buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)))
              (severity . ,(if (eq (flymake-diagnostic-type finding) 'eglot-error) 1 2))
              (message . ,(flymake-diagnostic-text finding))))
          (flymake-diagnostics)))

(defun vanban-has-error ()
  "Whether an error is among the findings."
  (cl-some (lambda (finding) (eq (flymake-diagnostic-type finding) 'eglot-error)) (flymake-diagnostics)))

(defun vanban-names (index)
  "All names of an imenu INDEX."
  (cl-loop for (name . rest) in index
           collect (substring-no-properties name)
           when (consp rest) append (vanban-names rest)))

(let ((seen nil))
  (find-file (car command-line-args-left))
  (setq command-line-args-left nil)
  (apply #'eglot (eglot--guess-contact))
  (vanban-wait #'vanban-has-error)
  (push (cons 'findings (vconcat (vanban-findings))) seen)
  (push (cons 'outline (vconcat (vanban-names (funcall imenu-create-index-function)))) seen)
  (goto-char (point-min))
  (search-forward "07-NQ/TU, ngày")
  (goto-char (match-beginning 0))
  (let ((there (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
    (push (cons 'definition
                (let ((location (xref-item-location there)))
                  `((file . ,(xref-location-group location)) (line . ,(xref-location-line location)))))
          seen))
  (goto-char (point-min))
  (search-forward "15/12/2025")
  (replace-match "15/07/2025" t t)
  ;; Without a screen Emacs is never idle: what waits for that, such as sending what was typed, is done here.
  (mapc #'timer-event-handler (copy-sequence timer-idle-list))
  (flymake-start)
  (vanban-wait (lambda () (not (vanban-has-error))))
  (push (cons 'repaired (vconcat (vanban-findings))) seen)
  (goto-char (point-min))
  (search-forward "Văn phòng Tỉnh ủy theo dõi,")
  (replace-match "Văn phòng  Tỉnh ủy theo dõi ," t t)
  (eglot-format-buffer)
  (push (cons 'formatted (string-trim-right (buffer-substring-no-properties (point-min) (point-max)))) seen)
  (princ (json-encode seen))
  (princ "\n")
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server))
  (kill-emacs 0))
