import assert from 'node:assert/strict';
import { associationPattern, hasDraftName, isServedScheme } from '../../client/src/documents';

describe('the schemes drafts live under', () => {
  /** As `workspace.fs.isWritableFileSystem` answers. */
  const fileSystems: Record<string, boolean> = {
    file: true,
    'vscode-vfs': true,
    memfs: true,
    git: false,
    comment: true,
  };
  const isServed = (scheme: string) => isServedScheme(scheme, (name) => fileSystems[name]);

  it('are the disk, what is not saved yet, and every file system that can be written', () => {
    for (const scheme of ['file', 'untitled', 'vscode-vfs', 'memfs']) {
      assert.ok(isServed(scheme), scheme);
    }
  });

  it('are never those that only show a text', () => {
    for (const scheme of ['git', 'output', 'vscode-scm', 'comment', 'vscode-chat-code-block', 'vscode-notebook-cell']) {
      assert.ok(!isServed(scheme), scheme);
    }
  });

  it('are not those of the editor itself, even where it can write them', () => {
    const everythingIsWritable = (scheme: string) => isServedScheme(scheme, () => true);
    for (const scheme of ['git', 'comment', 'search-editor', 'vscode-userdata', 'chat-editing-text-model']) {
      assert.ok(!everythingIsWritable(scheme), scheme);
    }
    assert.ok(everythingIsWritable('vscode-remote'));
    assert.ok(everythingIsWritable('github'));
  });
});

describe('a tab that was never shown', () => {
  it('is asked about only when its name may be a draft’s', () => {
    assert.deepEqual(
      ['/a/du-thao.vanban', '/a/ket-luan.TXT', '/a/bao-cao.md', '/a/anh.png', '/a/vanban'].map(hasDraftName),
      [true, true, true, false, false],
    );
  });
});

describe('the pattern that remembers a file', () => {
  it('is the path inside its folder, with the name of the folder', () => {
    assert.equal(associationPattern('2022/ket-luan.txt', 'du-thao'), '**/du-thao/2022/ket-luan.txt');
  });

  it('is the whole path where no folder is open', () => {
    assert.equal(associationPattern('/home/an/Kết luận.txt'), '**/home/an/Kết luận.txt');
  });

  it('takes no character of a name for a pattern', () => {
    assert.equal(associationPattern('[bản 2] {sửa}*.txt', 'dự thảo'), '**/dự thảo/?bản 2? ?sửa??.txt');
  });
});
