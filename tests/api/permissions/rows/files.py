"""Files: read where the message is that they are attached to; not yet attached, they are their uploader's."""

from tests.api.permissions.table import EVERYBODY, NOBODY, READ, Anywhere, It, Row

CONTENT = "/api/v1/files/{fileId}"
FILE = {"fileId": It("file")}
"""A picture, attached to the author's message."""
LOOSE = {"fileId": It("loose")}
"""A picture of the author's, attached to nothing."""
AVATAR = {"fileId": It("avatar")}
"""What another person is shown by."""
UPLOAD = {"fileId": It("upload")}
"""An upload of the author's of five bytes, of which none has come."""
TUS = {"tus_resumable": "1.0.0"}
PIECE = {**TUS, "upload_offset": "0", "content_type": "application/offset+octet-stream"}
FORM = {
    "headers": {"content_type": "multipart/form-data; boundary=x"},
    "body": b'--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n',
}

#                      stranger  former  member  author  owner  moderator  admin
UPLOADER = Anywhere("  -         -       -       ok      -      -          -")

ROWS = [
    Row("file.get", FILE, READ),
    Row("file.get", LOOSE, UPLOADER, "attached to nothing"),
    Row(f"GET {CONTENT}", FILE, READ),
    Row(f"GET {CONTENT}", LOOSE, UPLOADER, "attached to nothing"),
    Row(f"GET {CONTENT}/thumbnail", FILE, READ),
    Row(f"GET {CONTENT}/thumbnail", LOOSE, UPLOADER, "attached to nothing"),
    Row("file.get", AVATAR, EVERYBODY, "an avatar"),
    Row(f"GET {CONTENT}", AVATAR, EVERYBODY, "an avatar"),
    Row(f"GET {CONTENT}/thumbnail", AVATAR, EVERYBODY, "an avatar"),
    Row("POST /api/v1/files", FORM, EVERYBODY),
    Row("POST /api/v1/files", {"headers": {**TUS, "upload_length": "5"}}, EVERYBODY, "resumable"),
    Row(f"PATCH {CONTENT}", {**UPLOAD, "headers": PIECE, "body": b"hello"}, UPLOADER),
    Row(f"DELETE {CONTENT}", LOOSE, UPLOADER),
    Row(f"DELETE {CONTENT}", FILE, Anywhere(NOBODY), "attached"),
    Row(f"DELETE {CONTENT}", AVATAR, Anywhere(NOBODY), "an avatar"),
]
