// Small blocks of memory, kept for the next that are as large. A comparison makes and frees tens of thousands
// of them; glibc keeps seven of each size at hand, books all others and takes a lock for each. The first ones
// are cut from one region, in chunks of one size; when that is used up, they are glibc's. Not built where a
// sanitizer watches memory.
#include <cstdlib>

#if defined(__GLIBC__) && defined(__LP64__) && !defined(__SANITIZE_ADDRESS__)

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <new>

namespace {

constexpr std::size_t largest_kept = 512;  // bytes
// Blocks of one size in a thread. More are given back, so that what one thread makes and another frees does
// not pile up.
constexpr std::size_t most_kept = 256;

// glibc's chunks grow by 16 bytes, 8 of which are its own: sizes that share a chunk's size share a class.
constexpr std::size_t class_of(std::size_t bytes) {
  return (bytes + 23) / 16;
}

// What a block of the class has room for. Asked for whole, so that it serves all sizes of its class whatever
// library gave it out.
constexpr std::size_t room_of(std::size_t size_class) {
  return size_class * 16 - 8;
}
static_assert(class_of(room_of(2)) == 2 && class_of(room_of(2) + 1) == 3 && class_of(0) == 1);

struct Block {
  Block* next;
};

struct Kept {
  Block* first = nullptr;
  std::size_t count = 0;
};

thread_local constinit std::array<Kept, class_of(largest_kept) + 1> kept_by_class{};

// The region: more than a short comparison makes of small blocks, and no more than is worth never to give
// back. Pages that are not touched cost nothing.
constexpr std::size_t region_bytes = std::size_t{3} << 19U;
constexpr std::size_t chunk_bytes = 2048;
constexpr std::size_t run_bytes = 16 * chunk_bytes;  // that a thread takes at once
constexpr std::size_t largest_cut = 10;              // class; larger ones would leave much of a chunk unused
static_assert(region_bytes % run_bytes == 0 && largest_cut * 16 * 4 <= chunk_bytes);

alignas(4096) constinit std::array<std::byte, region_bytes> region{};
constinit std::array<std::uint8_t, region_bytes / chunk_bytes> class_of_chunk{};
constinit std::atomic<std::size_t> next_run = 0;  // bytes of the region

struct Run {
  std::size_t at = 0, end = 0;  // bytes of the region
};
thread_local constinit Run run{};

// Where in the region a block is; not below its size where it is none of the region's.
std::size_t place_of(const void* block) {
  return reinterpret_cast<std::uintptr_t>(block) - reinterpret_cast<std::uintptr_t>(region.data());
}

void keep(Kept& kept, void* block) {
  kept.first = ::new (block) Block{kept.first};
  ++kept.count;
}

// Cuts a chunk into blocks of the class. False where the region is used up.
bool cut_chunk(std::size_t size_class) {
  if (run.at == run.end) {
    if (next_run.load(std::memory_order_relaxed) >= region_bytes) return false;
    const std::size_t at = next_run.fetch_add(run_bytes, std::memory_order_relaxed);
    if (at >= region_bytes) return false;
    run = {at, at + run_bytes};
  }
  class_of_chunk[run.at / chunk_bytes] = static_cast<std::uint8_t>(size_class);
  const std::size_t stride = size_class * 16;
  // The one that lies first is kept last, and given out first.
  for (std::size_t i = chunk_bytes / stride; i-- > 0;)
    keep(kept_by_class[size_class], region.data() + run.at + i * stride);
  run.at += chunk_bytes;
  return true;
}

}  // namespace

void* operator new(std::size_t bytes) {
  if (bytes <= largest_kept) {
    const std::size_t size_class = class_of(bytes);
    Kept& kept = kept_by_class[size_class];
    if (kept.first == nullptr && size_class <= largest_cut) static_cast<void>(cut_chunk(size_class));
    if (Block* const block = kept.first) {
      kept.first = block->next;
      --kept.count;
      return block;
    }
  }
  const std::size_t room = bytes <= largest_kept ? room_of(class_of(bytes)) : bytes;
  for (;;) {
    if (void* const block = std::malloc(room)) return block;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void operator delete(void* block) noexcept {
  if (const std::size_t place = place_of(block); place < region_bytes)
    keep(kept_by_class[class_of_chunk[place / chunk_bytes]], block);
  else
    std::free(block);
}

void operator delete(void* block, std::size_t bytes) noexcept {
  if (block != nullptr && bytes <= largest_kept) {
    Kept& kept = kept_by_class[class_of(bytes)];
    if (kept.count < most_kept || place_of(block) < region_bytes) {
      keep(kept, block);
      return;
    }
  }
  std::free(block);
}

#endif
