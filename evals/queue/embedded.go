package queue

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/nats-io/nats-server/v2/server"
)

// maxPayload bounds a message: a long question with a long trace fits.
const maxPayload = 8 << 20

// Embedded is a NATS server in this process that listens on this machine only.
type Embedded struct {
	server *server.Server
	lock   *flock.Flock // of the folder
}

// Embed starts a server that keeps its streams in dir, synced to disk at every
// message. Port 0 is any that is free. It fails where another server has the folder.
func Embed(dir string, port int) (*Embedded, error) {
	if port == 0 {
		port = server.RANDOM_PORT
	}
	lock, err := locked(dir)
	if err != nil {
		return nil, err
	}
	s, err := start(dir, port)
	if err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	return &Embedded{s, lock}, nil
}

// locked is the lock of a folder: two servers on the same files write over each other.
func locked(dir string) (*flock.Flock, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("queue: %w", err)
	}
	lock := flock.New(filepath.Join(dir, "lock"))
	free, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("queue: cannot lock %s: %w", dir, err)
	}
	if !free {
		return nil, fmt.Errorf("queue: the server of another run has %s; wait for it or use another folder", dir)
	}
	return lock, nil
}

func start(dir string, port int) (*server.Server, error) {
	s, err := server.NewServer(&server.Options{
		ServerName: "reason", Host: "127.0.0.1", Port: port, MaxPayload: maxPayload,
		JetStream: true, StoreDir: dir, SyncAlways: true, NoLog: true, NoSigs: true,
	})
	if err != nil {
		return nil, fmt.Errorf("queue: %w", err)
	}
	s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		s.Shutdown()
		return nil, errors.New("queue: the embedded server does not start; is its port taken?")
	}
	return s, nil
}

// URL is what workers connect to.
func (e *Embedded) URL() string { return e.server.ClientURL() }

// parting is how long workers have to see that a run is over.
const parting = 3 * time.Second

// Close ends the server. Its streams stay in the folder. Where there are none, because
// the run is over, workers may see that first: without a server they would wait for it.
func (e *Embedded) Close() {
	for end := time.Now().Add(parting); e.over() && e.server.NumClients() > 0 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	e.server.Shutdown()
	e.server.WaitForShutdown()
	_ = e.lock.Unlock() // it ends with the process anyway
}

// over tells whether there is no run left.
func (e *Embedded) over() bool {
	streams, err := e.server.Jsz(nil)
	return err == nil && streams.Streams == 0
}
