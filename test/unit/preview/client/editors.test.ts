import { describe, expect, it } from "vitest";
import { editorAddress, isEditorAddress, knownEditors, usualEditor } from "../../../../src/preview/client/editors.js";

describe("the address of a place in an editor", () => {
  it("names file and line as the program wants them", () => {
    expect(editorAddress(usualEditor, "/home/zhou/报纸/articles/a01.json", 7)).toBe("vscode://file/home/zhou/%E6%8A%A5%E7%BA%B8/articles/a01.json:7");
    expect(editorAddress("idea://open?file={file}&line={line}", "/a/b.json", 3)).toBe("idea://open?file=/a/b.json&line=3");
  });
  it("begins with a slash on every system", () => {
    expect(editorAddress(usualEditor, "C:\\paper\\articles\\a.json", 1)).toBe("vscode://file/C:/paper/articles/a.json:1");
  });
  it("lets no name of a folder say anything but its name", () => {
    const address = new URL(editorAddress("idea://open?file={file}&line={line}", "/R&D #1/50% $& off?/a.json", 2));
    expect([address.searchParams.get("file"), address.searchParams.get("line")]).toEqual(["/R&D #1/50% $& off?/a.json", "2"]);
  });
});

it("takes addresses of programs and nothing that runs in the page", () => {
  for (const { address } of knownEditors) expect(isEditorAddress(address), address).toBe(true);
  expect(isEditorAddress("my-editor+x://{file}")).toBe(true);
  for (const bad of ["", "vscode://file", "{file}", "javascript:alert('{file}')", "JavaScript:{file}", " javascript:{file}", "data:text/html,{file}", "vbscript:{file}", "blob:{file}"]) expect(isEditorAddress(bad), bad).toBe(false);
});
