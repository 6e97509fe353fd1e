"""The devices by QtMultimedia: the only file that knows it. Everything stays in memory."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QSize, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QAudioInput,
    QAudioOutput,
    QCamera,
    QMediaCaptureSession,
    QMediaDevices,
    QMediaFormat,
    QMediaPlayer,
    QMediaRecorder,
    QVideoSink,
)

from desktop.ui.media.port import Heard, Looking, Playing, Recording, Seen, Whole

PICTURES_A_SECOND = 12  # shown; more only warm the laptop
_WIDEST = 1920  # px a camera is asked for: a sheet of paper can be read, a frame is still turned into a picture in time
_FILM = QSize(640, 480)
_FILM_KBITS, _FILM_RATE = 1200, 15  # about 9 MB a minute
_PLAYING = QMediaPlayer.PlaybackState.PlayingState


class Multimedia:
    """Made when first wanted: loading takes about a tenth of a second, and the libraries 20 MB."""

    def __init__(self) -> None:
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # it tells at length which libraries it did not find

    def cameras(self) -> tuple[str, ...]:
        return _names(QMediaDevices.videoInputs(), QMediaDevices.defaultVideoInput())

    def microphones(self) -> tuple[str, ...]:
        return _names(QMediaDevices.audioInputs(), QMediaDevices.defaultAudioInput())

    def look(self, camera: str, seen: Seen, failed: Callable[[], None]) -> Looking:
        found = [one for one in QMediaDevices.videoInputs() if one.description() == camera]
        return _Look(found[0] if found else QMediaDevices.defaultVideoInput(), seen, failed)

    def record(self, kbits: int, whole: Whole) -> Recording:
        session = QMediaCaptureSession()
        sound = QAudioInput(QMediaDevices.defaultAudioInput())
        session.setAudioInput(sound)
        form = QMediaFormat(QMediaFormat.FileFormat.AAC)
        form.setAudioCodec(QMediaFormat.AudioCodec.AAC)
        recorder = QMediaRecorder()
        recorder.setMediaFormat(form)
        recorder.setAudioChannelCount(1)
        recorder.setAudioBitRate(1000 * kbits)
        return _Record(session, recorder, whole, keep=(sound,))

    def play(self, data: bytes, seen: Seen, told: Callable[[Heard], None]) -> Playing:
        return _Play(data, seen, told)


def _names(found: list[Any], usual: Any) -> tuple[str, ...]:
    first = sorted(found, key=lambda one: one.id() != usual.id())
    return tuple(one.description() for one in first)


class _Record:
    """A recorder writing into a buffer. `keep`: what has to live as long."""

    def __init__(self, session: Any, recorder: Any, whole: Whole, keep: tuple[object, ...]) -> None:
        self._session, self._recorder, self._whole, self._keep = session, recorder, whole, keep
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.ReadWrite)
        recorder.setOutputDevice(self._buffer)
        recorder.setEncodingMode(QMediaRecorder.EncodingMode.AverageBitRateEncoding)
        recorder.recorderStateChanged.connect(self._changed)
        recorder.errorOccurred.connect(lambda *_why: self._end(b""))
        session.setRecorder(recorder)
        recorder.record()

    def so_far(self) -> bytes:
        return bytes(self._buffer.data().data())

    def stop(self) -> None:
        self._recorder.stop()

    def _changed(self, state: object) -> None:
        if state == QMediaRecorder.RecorderState.StoppedState:
            self._end(self.so_far())

    def _end(self, data: bytes) -> None:
        whole, self._whole = self._whole, lambda _data: None
        whole(data)


class _Look:
    """A camera with the pictures it sees, no more of them than are shown."""

    def __init__(self, device: Any, seen: Seen, failed: Callable[[], None]) -> None:
        self._seen, self._last = seen, 0.0
        self._camera = QCamera(device)
        if (best := _best(device.videoFormats())) is not None:
            self._camera.setCameraFormat(best)
        self._session, self._sink = QMediaCaptureSession(), QVideoSink()
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._frame)
        self._camera.errorOccurred.connect(lambda *_why: failed())
        self._camera.start()

    def _frame(self, frame: Any) -> None:
        now = monotonic()
        if frame.isValid() and now - self._last >= 1 / PICTURES_A_SECOND:
            self._last = now
            self._seen(frame.toImage())

    def record(self, whole: Whole) -> Recording:
        size = self._camera.cameraFormat().resolution()
        fitted = size.scaled(_FILM, Qt.AspectRatioMode.KeepAspectRatio) if size.isValid() else _FILM
        recorder = film_recorder(QSize(fitted.width() // 2 * 2, fitted.height() // 2 * 2))
        sound = QAudioInput(QMediaDevices.defaultAudioInput()) if QMediaDevices.audioInputs() else None
        if sound is not None:
            self._session.setAudioInput(sound)
        return _Record(self._session, recorder, whole, keep=(sound,))

    def close(self) -> None:
        self._camera.stop()


def film_recorder(size: QSize) -> Any:
    """A recorder of small films: H.264 where the system has it, else MPEG-4, which every player knows."""
    form, codec = QMediaFormat(QMediaFormat.FileFormat.MPEG4), QMediaFormat.VideoCodec
    encodes = form.supportedVideoCodecs(QMediaFormat.ConversionMode.Encode)
    form.setVideoCodec(codec.H264 if codec.H264 in encodes else codec.MPEG4)
    form.setAudioCodec(QMediaFormat.AudioCodec.AAC)
    recorder = QMediaRecorder()
    recorder.setMediaFormat(form)
    recorder.setVideoResolution(size)
    recorder.setVideoFrameRate(_FILM_RATE)
    recorder.setVideoBitRate(1000 * _FILM_KBITS)
    recorder.setAudioBitRate(64_000)
    return recorder


def _best(formats: list[Any]) -> Any:
    """The most pixels within what is wanted, at a rate one can aim with."""
    fit = [one for one in formats if one.resolution().width() <= _WIDEST and one.maxFrameRate() >= PICTURES_A_SECOND]
    return max(fit, key=lambda one: one.resolution().width() * one.resolution().height(), default=None)


class _Play:
    """A player reading from a buffer."""

    def __init__(self, data: bytes, seen: Seen, told: Callable[[Heard], None]) -> None:
        self._told, self._seen = told, seen
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._player, self._sound, self._sink = QMediaPlayer(), QAudioOutput(), QVideoSink()
        self._player.setAudioOutput(self._sound)
        self._player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._frame)
        for signal in (
            self._player.positionChanged, self._player.durationChanged, self._player.playbackStateChanged,
            self._player.errorOccurred,
        ):  # fmt: skip
            signal.connect(lambda *_what: self._tell())
        self._player.setSourceDevice(self._buffer, QUrl())
        self._player.play()

    def turn(self) -> None:
        if self._player.playbackState() == _PLAYING:
            self._player.pause()
        else:
            self._player.play()

    def seek(self, at: int) -> None:
        self._player.setPosition(max(0, min(at, self._player.duration())))

    def close(self) -> None:
        self._told, self._seen = lambda _heard: None, lambda _image: None
        self._player.stop()

    def _frame(self, frame: Any) -> None:
        if frame.isValid():
            image: QImage = frame.toImage()
            self._seen(image)

    def _tell(self) -> None:
        player = self._player
        failed = player.error() != QMediaPlayer.Error.NoError
        self._told(Heard(player.position(), player.duration(), player.playbackState() == _PLAYING, failed))
