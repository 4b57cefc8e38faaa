// Reading QR codes by the camera, where the browser can (the Barcode Detection API).

export const available = () => "BarcodeDetector" in globalThis && Boolean(navigator.mediaDevices);

/** Shows the camera in `video` and calls `found` with the text of each code; answers with what ends it. */
export async function film(video, found) {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  video.srcObject = stream;
  await video.play();
  let running = true;
  const look = async () => {
    if (!running) return;
    for (const code of await detector.detect(video).catch(() => [])) found(code.rawValue);
    requestAnimationFrame(look);
  };
  look();
  return () => {
    running = false;
    stream.getTracks().forEach((track) => track.stop());
  };
}
