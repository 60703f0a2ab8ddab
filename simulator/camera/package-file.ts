/** Reads a file of the mini-program's package, as WeChat reads it. Rejects with WeChat's words. */
export function readPackageFile(file: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath: file,
      success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)),
      fail: ({ errMsg }) => reject(new Error(`${file}: ${errMsg}`)),
    });
  });
}
