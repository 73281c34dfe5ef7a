"""A server that takes its time, byte by byte, as no well-behaved library would."""

import socket
import threading
from types import TracebackType


class Slow:
    """Sends `script`, then its last piece again every 0.1 s for ever; nothing if it is empty.

    With `hang_up` it closes the connection instead of going on. Entered, it gives its address.
    """

    def __init__(self, script: list[bytes], *, hang_up: bool = False) -> None:
        self._script = script
        self._hang_up = hang_up
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/"

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        with connection:
            connection.recv(65536)
            try:
                for piece in self._script:
                    connection.sendall(piece)
                while not self._hang_up and not self._over.wait(0.1):
                    connection.sendall(self._script[-1] if self._script else b"")
            except OSError:
                pass  # the other side has given up, as it should
